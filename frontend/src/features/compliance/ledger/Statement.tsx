import { Button, Select } from "@mantine/core";
import { IconFileSpreadsheet, IconFileTypePdf } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { read } from "@/api/desk";
import { useLanguage, useWords } from "@/i18n";
import { today } from "@/lib/time";
import { Loaded } from "@/ui/Loaded";
import { Panel } from "@/ui/Page";
import { Lines } from "./Lines";
import { ledgerWords } from "./ledger-words";
import { RoomBar } from "./RoomBar";
import type { Statement as Row } from "./rows";
import { sharesOf } from "./shares";
import "./ledger.css";

/** A person's year: the room each limit leaves, every line, and the statement on paper. */
export function Statement({ hcpId }: { hcpId: string }) {
  const t = useWords(ledgerWords);
  useLanguage();
  const now = Number(today().slice(0, 4));
  const [year, setYear] = useState(now);
  const query = useQuery({
    queryKey: ["statements", hcpId, year],
    queryFn: () => read<Row>(`/api/statements/${hcpId}`, { year }),
  });
  return (
    <Panel
      title={t("title")}
      side={
        <Select
          aria-label={t("year")}
          className="l-year"
          allowDeselect={false}
          data={[0, 1, 2, 3, 4].map((back) => String(now - back))}
          value={String(year)}
          onChange={(chosen) => setYear(Number(chosen))}
        />
      }
    >
      <Loaded query={query} lines={1}>
        {(statement) => (
          <>
            {sharesOf(statement).map((share) => (
              <RoomBar key={`${share.rule}${share.unit}`} share={share} />
            ))}
            <Lines of={statement.lines} />
            <div className="l-acts">
              <Paper hcpId={hcpId} year={year} as="pdf" />
              <Paper hcpId={hcpId} year={year} as="xlsx" />
            </div>
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function Paper({ hcpId, year, as }: { hcpId: string; year: number; as: "pdf" | "xlsx" }) {
  const t = useWords(ledgerWords);
  const Icon = as === "pdf" ? IconFileTypePdf : IconFileSpreadsheet;
  return (
    <Button
      component="a"
      variant="default"
      href={`/api/statements/${hcpId}/${as}?year=${year}`}
      download
      leftSection={<Icon size={20} aria-hidden />}
    >
      {t(as)}
    </Button>
  );
}
