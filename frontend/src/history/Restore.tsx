import { Button } from "@mantine/core";
import { IconRestore } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { Problem } from "@/lib/problem";
import { showInstant } from "@/lib/time";
import { syncNow } from "@/offline";
import { Ask } from "@/ui/Ask";
import { notifyDone } from "@/ui/notify";
import { Waiting } from "@/ui/States";
import { Note, RefusalNote } from "@/ui/Status";
import { Compared, comparison } from "./Compared";
import { Failed } from "./Failed";
import { type Plan, putBack, useRestorePlan } from "./queries";
import { useTelling } from "./telling";
import { historyWords } from "./words";

type Props = { kind: string; id: string; at: string };

/** Makes the record again what it was at that moment: a new change, shown field by field beforehand. */
export function Restore(props: Props) {
  const t = useWords(historyWords);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconRestore size={20} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t("restore")}
      </Button>
      {asking && <RestoreSheet {...props} onClose={() => setAsking(false)} />}
    </>
  );
}

function RestoreSheet({ kind, id, at, onClose }: Props & { onClose: () => void }) {
  const t = useWords(historyWords);
  const client = useQueryClient();
  const plan = useRestorePlan(kind, id, at);
  const [key] = useState(newId);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const act = async (reason: string) => {
    if (!plan.data) return;
    setBusy(true);
    try {
      await putBack(kind, id, { at, version: plan.data.version, reason }, key);
      notifyDone(t("restored"));
      void client.invalidateQueries();
      syncNow();
      onClose();
    } catch (error) {
      const found = error instanceof Problem ? error : new Problem(500, null);
      setProblem(found);
      if (found.code === "stale") await plan.refetch();
    } finally {
      setBusy(false);
    }
  };
  const open = plan.data !== undefined && plan.data.changes.length > 0 && !plan.data.refusal;
  return (
    <Ask
      title={t("restoreTitle", { at: showInstant(at) })}
      act={t("restoreAct")}
      size={720}
      reason={open ? "needed" : undefined}
      impossible={!open}
      busy={busy}
      error={problem && problem.code !== "stale" && (problem.detail || t("restoreFailed"))}
      onAct={(reason) => void act(reason)}
      onClose={onClose}
    >
      {problem?.code === "stale" && (
        <Note tone="waiting" alert>
          {t("restoreMoved")}
        </Note>
      )}
      {plan.isError ? (
        <Failed error={plan.error} retry={() => void plan.refetch()} />
      ) : plan.data ? (
        <Planned kind={kind} plan={plan.data} />
      ) : (
        <Waiting />
      )}
    </Ask>
  );
}

function Planned({ kind, plan }: { kind: string; plan: Plan }) {
  const t = useWords(historyWords);
  const side = (name: "before" | "after") =>
    Object.fromEntries(plan.changes.map((one) => [one.field, one[name]]));
  const [now, then] = [side("before"), side("after")];
  const telling = useTelling(kind, plan.names, [...Object.entries(now), ...Object.entries(then)]);
  if (plan.changes.length === 0) return <Note tone="plain">{t("restoreSame")}</Note>;
  return (
    <>
      {plan.refusal ? (
        <RefusalNote sentence={plan.refusal} rule={plan.rule || undefined} />
      ) : (
        <div>{t("restoreLead")}</div>
      )}
      <Compared lines={comparison(telling, now, then)} heads={[t("today"), t("restoreTo")]} />
    </>
  );
}
