import { Button } from "@mantine/core";
import { IconChevronLeft, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useSearchParams } from "react-router";
import type { Territory } from "@/api/rows";
import { useWords } from "@/i18n";
import { useMay } from "@/offline";
import { usePortrait } from "@/ui/desk";
import { Panel } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { TerritoryForm } from "../forms/TerritoryForm";
import { standingBetween } from "../permits";
import { linesOf } from "../tree";
import { treeWords } from "../tree-words";
import { TerritoryDetail } from "./TerritoryDetail";

/** The tree and, beside it, the chosen territory; in portrait one after the other. */
export function Territories({ rows }: { rows: readonly Territory[] }) {
  const t = useWords(treeWords);
  const portrait = usePortrait();
  const [params, setParams] = useSearchParams();
  const chosen = rows.find((row) => row.id === params.get("id"));
  const choose = (id: string) => setParams(id ? { id } : {});
  const tree = <Tree rows={rows} chosen={chosen?.id} onChoose={choose} />;
  if (portrait && chosen) {
    return (
      <>
        <button type="button" className="r-plain" onClick={() => choose("")}>
          <IconChevronLeft size={22} aria-hidden />
          {t("back")}
        </button>
        <TerritoryDetail key={chosen.id} territory={chosen} rows={rows} />
      </>
    );
  }
  return (
    <div className="r-split">
      {tree}
      {!portrait &&
        (chosen ? (
          <TerritoryDetail key={chosen.id} territory={chosen} rows={rows} />
        ) : (
          <EmptyState title={t("choose")} note={t("chooseNote")} />
        ))}
    </div>
  );
}

type TreeProps = { rows: readonly Territory[]; chosen?: string; onChoose: (id: string) => void };

function Tree({ rows, chosen, onChoose }: TreeProps) {
  const t = useWords(treeWords);
  const may = useMay("staff.grant_roles");
  const [adding, setAdding] = useState(false);
  return (
    <Panel
      title={t("territories")}
      side={
        may && (
          <Button
            variant="light"
            leftSection={<IconPlus size={20} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t("add")}
          </Button>
        )
      }
    >
      {rows.length === 0 && <EmptyState title={t("none")} note={t("noneNote")} />}
      <ul className="r-tree">
        {linesOf(rows).map(({ row, depth }) => (
          <li key={row.id}>
            <button
              type="button"
              className="r-tree-node"
              style={{ paddingInlineStart: 12 + depth * 24 }}
              aria-current={row.id === chosen}
              onClick={() => onChoose(row.id)}
            >
              <span className="r-tree-words">
                {row.name}
                <small>{namesOf(row) || t("nobody")}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {adding && <TerritoryForm rows={rows} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

/** Who works there today. */
function namesOf(row: Territory): string {
  return row.people
    .filter((one) => !["over", "later"].includes(standingBetween(one.from_on, one.to_on)))
    .map((one) => one.name)
    .join(" · ");
}
