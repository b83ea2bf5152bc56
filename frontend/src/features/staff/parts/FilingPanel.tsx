import { useState } from "react";
import type { Filing, PersonDetail } from "@/api/rows";
import { codeName } from "@/history/values";
import { useWords } from "@/i18n";
import { showDay } from "@/lib/time";
import { Facts, Panel, Stack } from "@/ui/Page";
import { Note, StatusBadge } from "@/ui/Status";
import { eightOf, endOf } from "../filing";
import { FilingForm } from "../forms/FilingForm";
import { standing } from "../permits";
import { staffWords } from "../words";
import { PermitChip } from "./chips";
import { Nothing, PanelActs } from "./PanelActs";
import { Portrait } from "./Portrait";

/** The national filing with its eight items (MR-05). */
export function FilingPanel({ person, may }: { person: PersonDetail; may: boolean }) {
  const t = useWords(staffWords);
  const [editing, setEditing] = useState(false);
  const held = person.filing;
  return (
    <Panel
      title={t("filing.title")}
      side={
        <PanelActs
          history={held ? { kind: "filing", id: held.id, name: person.name } : undefined}
          onEdit={may && held ? () => setEditing(true) : undefined}
          onAdd={may && !held ? () => setEditing(true) : undefined}
        />
      }
    >
      {held ? (
        <Held person={person} filing={held} />
      ) : (
        <Nothing title={t("no.filing")} note={t("no.filingNote")} />
      )}
      {editing && <FilingForm person={person} onClose={() => setEditing(false)} />}
    </Panel>
  );
}

function Held({ person, filing }: { person: PersonDetail; filing: Filing }) {
  const t = useWords(staffWords);
  const end = endOf(filing);
  const items = eightOf(person, filing);
  const have = items.filter((item) => item.present).length;
  const degree = person.qualification;
  return (
    <Stack>
      <div className="r-chips">
        <PermitChip paper="filing" standing={standing(true, end)} until={end} />
        <StatusBadge tone={have === items.length ? "done" : "waiting"}>
          {t("filing.items", { have })}
        </StatusBadge>
      </div>
      <Facts
        of={[
          [t("filing.number"), <strong key="number">{filing.number}</strong>],
          [t("filing.filed_on"), showDay(filing.filed_on)],
          ...(filing.withdrawn_on ? [[t("filing.withdrawn_on"), showDay(filing.withdrawn_on)] as const] : []),
        ]}
      />
      <div className="r-eight">
        <Portrait id={filing.photo_id} name={person.name} />
        <Facts
          of={[
            [t("filing.company"), filing.company],
            [t("filing.person"), person.name],
            [t("filing.id_document"), filing.id_document],
            [
              t("filing.degree"),
              [degree?.major, degree && codeName("qualification", "degree", degree.degree)]
                .filter(Boolean)
                .join(" · "),
            ],
            [
              t("filing.contract"),
              t("letter.period", {
                from: showDay(filing.contract_from_on),
                to: showDay(filing.contract_to_on) || t("filing.open"),
              }),
            ],
            [t("filing.areas"), filing.areas],
            [t("filing.territory"), filing.territory],
            [t("filing.committed_on"), showDay(filing.committed_on)],
          ]}
        />
      </div>
      {have < items.length && (
        <Note tone="waiting">
          {t("filing.lacking", {
            items: items
              .filter((item) => !item.present)
              .map((item) => t(`filing.${item.item}`))
              .join(" · "),
          })}
        </Note>
      )}
      <div className="r-row-note">{t("filing.changeNote")}</div>
    </Stack>
  );
}
