import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { Team } from "@/api/rows";
import { useWords } from "@/i18n";
import { useMay } from "@/offline";
import { EmptyState } from "@/ui/States";
import { TeamEditForm } from "../forms/TeamEditForm";
import { linesOf } from "../tree";
import { treeWords } from "../tree-words";
import { PanelActs } from "./PanelActs";

/** Teams with their lead and members, each below the one it belongs to. */
export function Teams({ teams }: { teams: readonly Team[] }) {
  const t = useWords(treeWords);
  const may = useMay("staff.grant_roles");
  const [open, setOpen] = useState<Team | "new" | null>(null);
  return (
    <>
      {may && (
        <div>
          <Button leftSection={<IconPlus size={20} aria-hidden />} onClick={() => setOpen("new")}>
            {t("teamAdd")}
          </Button>
        </div>
      )}
      {teams.length === 0 && <EmptyState title={t("noTeams")} />}
      <ul className="r-list">
        {linesOf(teams).map(({ row, depth }) => (
          <li key={row.id} style={{ paddingInlineStart: depth * 28 }}>
            <div className="r-card" data-still>
              <span className="r-card-body">
                <span className="r-card-title">{row.name}</span>
                <span className="r-card-note" style={{ display: "block" }}>
                  {row.lead_name ? `${t("lead")} · ${row.lead_name}` : t("noLead")}
                </span>
                <span className="r-card-note" style={{ display: "block" }}>
                  {row.members.map((one) => one.name).join(" · ") || t("noMembers")}
                </span>
              </span>
              <PanelActs
                quiet
                history={{ kind: "team", id: row.id, name: row.name }}
                onEdit={may ? () => setOpen(row) : undefined}
              />
            </div>
          </li>
        ))}
      </ul>
      {open && (
        <TeamEditForm teams={teams} team={open === "new" ? undefined : open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}
