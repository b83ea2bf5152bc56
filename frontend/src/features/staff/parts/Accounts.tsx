import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { read } from "@/api/desk";
import type { Page, Territory } from "@/api/rows";
import { HistoryButton } from "@/history";
import { useWords } from "@/i18n";
import { useMay } from "@/offline";
import { Loaded } from "@/ui/Loaded";
import { More } from "@/ui/More";
import { Panel } from "@/ui/Page";
import { AssignAccounts } from "../forms/AssignAccounts";
import { EndForm } from "../forms/EndForm";
import { treeWords } from "../tree-words";
import { staffWords } from "../words";
import { Nothing } from "./PanelActs";
import { periodOf } from "./TerritoriesPanel";

export type Assignment = {
  id: string;
  version: number;
  institution_id: string;
  institution_name: string;
  from_on: string;
  to_on: string | null;
};

/** The institutions a territory has today, with their days. */
export function Accounts({ territory }: { territory: Territory }) {
  const t = useWords(treeWords);
  const may = useMay("hcp.assign");
  const [open, setOpen] = useState<Assignment | "new" | null>(null);
  const query = useInfiniteQuery({
    queryKey: ["territories", territory.id, "accounts"],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      read<Page<Assignment>>(`/api/territories/${territory.id}/accounts`, { cursor: pageParam, limit: 50 }),
    getNextPageParam: (last) => last.next || null,
  });
  return (
    <Panel
      title={t("accounts")}
      side={
        may && (
          <Button
            variant="light"
            leftSection={<IconPlus size={20} aria-hidden />}
            onClick={() => setOpen("new")}
          >
            {t("assignAccounts")}
          </Button>
        )
      }
    >
      <Loaded query={query} lines={3}>
        {(data) => <Rows rows={data.pages.flatMap((page) => page.items)} onEnd={may ? setOpen : undefined} />}
      </Loaded>
      <More of={query}>{t("more")}</More>
      {open === "new" && <AssignAccounts territory={territory} onClose={() => setOpen(null)} />}
      {open && open !== "new" && (
        <EndForm
          title={t("accountEndTitle", { name: open.institution_name })}
          note={t("accountEndNote")}
          act={t("accountEnd")}
          from={open.from_on}
          path={`/api/assignments/${open.id}/end`}
          onClose={() => setOpen(null)}
        />
      )}
    </Panel>
  );
}

type RowsProps = { rows: readonly Assignment[]; onEnd?: (row: Assignment) => void };

function Rows({ rows, onEnd }: RowsProps) {
  const t = useWords(treeWords);
  const said = useWords(staffWords);
  if (rows.length === 0) return <Nothing title={t("noAccounts")} note={t("noAccountsNote")} />;
  return (
    <ul className="r-rows">
      {rows.map((row) => (
        <li key={row.id}>
          <div className="r-row-words">
            <Link className="r-row-title" to={`/accounts/institutions/${row.institution_id}`}>
              {row.institution_name}
            </Link>
            <div className="r-row-note">{periodOf(said, row)}</div>
          </div>
          <div className="r-panel-acts">
            <HistoryButton quiet kind="assignment" id={row.id} name={row.institution_name} />
            {onEnd && !row.to_on && (
              <Button variant="subtle" color="red.8" onClick={() => onEnd(row)}>
                {t("accountEnd")}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
