import { useState } from "react";
import type { PersonDetail } from "@/api/rows";
import { useWords } from "@/i18n";
import { useMay, useUser } from "@/offline";
import { Facts, Panel } from "@/ui/Page";
import { RolesForm } from "../forms/RolesForm";
import { TeamForm } from "../forms/TeamForm";
import { staffWords } from "../words";
import { roleName } from "./chips";
import { PanelActs } from "./PanelActs";

/** What the person may do, and in whose team he is; given by the security administrator. */
export function RolesPanel({ person }: { person: PersonDetail }) {
  const t = useWords(staffWords);
  const user = useUser();
  const may = useMay("staff.grant_roles") && user.id !== person.id;
  const [open, setOpen] = useState<"roles" | "team" | null>(null);
  return (
    <Panel
      title={t("roles.title")}
      side={
        may && (
          <div className="r-panel-acts">
            <PanelActs onEdit={() => setOpen("roles")} word={t("roles.editRoles")} />
            <PanelActs onEdit={() => setOpen("team")} word={t("roles.editTeam")} />
          </div>
        )
      }
    >
      <Facts
        of={[
          [t("roles.roles"), person.roles.map(roleName).join(" · ") || t("noRole")],
          [t("roles.team"), person.team_name || t("roles.none")],
        ]}
      />
      {open === "roles" && <RolesForm person={person} onClose={() => setOpen(null)} />}
      {open === "team" && <TeamForm person={person} onClose={() => setOpen(null)} />}
    </Panel>
  );
}
