import { useState } from "react";
import type { PersonDetail } from "@/api/rows";
import { codeName } from "@/history/values";
import { useWords } from "@/i18n";
import { showDay } from "@/lib/time";
import { Facts, Panel, Stack } from "@/ui/Page";
import { QualificationForm } from "../forms/QualificationForm";
import { standing } from "../permits";
import { staffWords } from "../words";
import { PermitChip } from "./chips";
import { Nothing, PanelActs } from "./PanelActs";

/** Degree, training and assessment (MR-04). */
export function QualificationPanel({ person, may }: { person: PersonDetail; may: boolean }) {
  const t = useWords(staffWords);
  const [editing, setEditing] = useState(false);
  const held = person.qualification;
  return (
    <Panel
      title={t("qualification.title")}
      side={
        <PanelActs
          history={held ? { kind: "qualification", id: held.id, name: person.name } : undefined}
          onEdit={may && held ? () => setEditing(true) : undefined}
          onAdd={may && !held ? () => setEditing(true) : undefined}
        />
      }
    >
      {held ? (
        <Stack>
          <div className="r-chips">
            <PermitChip
              paper="qualification"
              standing={standing(held.ok, held.expires_on)}
              until={held.expires_on}
            />
          </div>
          <Facts
            of={[
              [t("qualification.degree"), codeName("qualification", "degree", held.degree)],
              [t("qualification.major"), held.major],
              [t("qualification.training"), held.training],
              [t("qualification.passed_on"), showDay(held.passed_on)],
              [t("qualification.expires_on"), showDay(held.expires_on)],
            ]}
          />
        </Stack>
      ) : (
        <Nothing title={t("no.qualification")} note={t("no.qualificationNote")} />
      )}
      {editing && <QualificationForm person={person} onClose={() => setEditing(false)} />}
    </Panel>
  );
}
