import { SegmentedControl } from "@mantine/core";
import dayjs from "dayjs";
import { useState } from "react";
import { useWords } from "@/i18n";
import { AsOf } from "./AsOf";
import "./history.css";
import { Timeline } from "./Timeline";
import { historyWords } from "./words";

type View = "changes" | "asOf";

/** The two ways to look back: what changed, and how it was. */
export function Sheet({ kind, id, moment }: { kind: string; id: string; moment?: string }) {
  const t = useWords(historyWords);
  const [view, setView] = useState<View>(moment ? "asOf" : "changes");
  const [at, setAt] = useState(() => moment ?? dayjs().subtract(1, "day").toISOString());
  const look = (moment: string) => {
    setAt(moment);
    setView("asOf");
  };
  return (
    <div className="r-stack">
      <SegmentedControl
        value={view}
        onChange={(next) => setView(next as View)}
        data={[
          { value: "changes", label: t("changes") },
          { value: "asOf", label: t("asOf") },
        ]}
      />
      {view === "changes" ? (
        <Timeline kind={kind} id={id} onMoment={look} />
      ) : (
        <AsOf kind={kind} id={id} at={at} onMoment={setAt} />
      )}
    </div>
  );
}
