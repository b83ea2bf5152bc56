import { Button } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import type { Territory, TerritoryPerson } from "@/api/rows";
import { HistoryButton } from "@/history";
import { useWords } from "@/i18n";
import { useMay, useUser } from "@/offline";
import { Panel, Stack } from "@/ui/Page";
import { StatusBadge } from "@/ui/Status";
import { AssignPerson } from "../forms/AssignPerson";
import { EndForm } from "../forms/EndForm";
import { TerritoryForm } from "../forms/TerritoryForm";
import { standingBetween } from "../permits";
import { treeWords } from "../tree-words";
import { staffWords } from "../words";
import { Accounts } from "./Accounts";
import { Nothing, PanelActs } from "./PanelActs";
import { periodOf } from "./TerritoriesPanel";

type Props = { territory: Territory; rows: readonly Territory[] };
type Open = "edit" | "below" | "assign" | null;

/** One territory: its people with their days, its accounts. */
export function TerritoryDetail({ territory, rows }: Props) {
  const t = useWords(treeWords);
  const may = useMay("staff.grant_roles");
  const seesAccounts = useMay("hcp.read");
  const [open, setOpen] = useState<Open>(null);
  const above = territory.path.slice(0, -1).map((id) => rows.find((row) => row.id === id)?.name ?? "");
  return (
    <Stack>
      <Panel
        title={territory.name}
        side={
          <div className="r-panel-acts">
            <HistoryButton quiet kind="territory" id={territory.id} name={territory.name} />
            {may && <PanelActs onEdit={() => setOpen("edit")} word={t("edit")} />}
            {may && <PanelActs onAdd={() => setOpen("below")} word={t("addBelow")} />}
          </div>
        }
      >
        {above.some(Boolean) && (
          <div className="r-row-note">{t("path", { path: above.filter(Boolean).join(" / ") })}</div>
        )}
      </Panel>
      <Panel
        title={t("people")}
        side={
          may && (
            <Button
              variant="light"
              leftSection={<IconUserPlus size={20} aria-hidden />}
              onClick={() => setOpen("assign")}
            >
              {t("assign")}
            </Button>
          )
        }
      >
        <People territory={territory} may={may} />
      </Panel>
      {seesAccounts && <Accounts territory={territory} />}
      {open === "edit" && <TerritoryForm rows={rows} territory={territory} onClose={() => setOpen(null)} />}
      {open === "below" && (
        <TerritoryForm rows={rows} parentId={territory.id} onClose={() => setOpen(null)} />
      )}
      {open === "assign" && <AssignPerson territory={territory} onClose={() => setOpen(null)} />}
    </Stack>
  );
}

function People({ territory, may }: { territory: Territory; may: boolean }) {
  const t = useWords(treeWords);
  const user = useUser();
  const [ending, setEnding] = useState<TerritoryPerson | null>(null);
  const over = territory.people.filter((one) => standingBetween(one.from_on, one.to_on) === "over");
  const now = territory.people.filter((one) => !over.includes(one));
  const row = (one: TerritoryPerson) => (
    <PersonRow
      key={one.id}
      member={one}
      onEnd={may && one.user_id !== user.id ? () => setEnding(one) : undefined}
    />
  );
  return (
    <>
      {now.length === 0 && <Nothing title={t("noPeople")} note={t("noPeopleNote")} />}
      <ul className="r-rows">{now.map(row)}</ul>
      {over.length > 0 && (
        <details>
          <summary className="r-fold">{t("past", { count: over.length })}</summary>
          <ul className="r-rows">{over.map(row)}</ul>
        </details>
      )}
      {ending && (
        <EndForm
          title={t("endTitle", { name: ending.name })}
          note={t("endNote")}
          act={t("end")}
          from={ending.from_on}
          version={ending.version}
          path={`/api/territories/${territory.id}/people/${ending.id}/end`}
          onClose={() => setEnding(null)}
        />
      )}
    </>
  );
}

function PersonRow({ member, onEnd }: { member: TerritoryPerson; onEnd?: () => void }) {
  const t = useWords(treeWords);
  const said = useWords(staffWords);
  const standing = standingBetween(member.from_on, member.to_on);
  return (
    <li>
      <div className="r-row-words">
        <Link className="r-row-title" to={`/people/${member.user_id}`}>
          {member.name}
        </Link>
        <div className="r-row-note">{periodOf(said, member)}</div>
      </div>
      <StatusBadge tone={standing === "over" ? "plain" : standing === "later" ? "brand" : "done"}>
        {said(`territory.${standing === "over" ? "over" : standing === "later" ? "later" : "now"}`)}
      </StatusBadge>
      <div className="r-panel-acts">
        <HistoryButton quiet kind="territory_member" id={member.id} name={member.name} />
        {onEnd && standing !== "over" && (
          <Button variant="subtle" color="red.8" onClick={onEnd}>
            {t("end")}
          </Button>
        )}
      </div>
    </li>
  );
}
