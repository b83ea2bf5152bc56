import { useState } from "react";
import type { PersonDetail } from "@/api/rows";
import { useWords } from "@/i18n";
import { showDay, today } from "@/lib/time";
import { Loaded } from "@/ui/Loaded";
import { Panel } from "@/ui/Page";
import { RegistrationForm } from "../forms/RegistrationForm";
import { standingBetween } from "../permits";
import { type NamedRegistration, useRegistrations } from "../queries";
import { staffWords } from "../words";
import { PermitChip } from "./chips";
import { Nothing, PanelActs } from "./PanelActs";

const lastFirst = (one: NamedRegistration, other: NamedRegistration) =>
  Number((one.expires_on ?? "9") < today()) - Number((other.expires_on ?? "9") < today()) ||
  one.institution_name.localeCompare(other.institution_name, "zh-CN-u-co-pinyin");

/** Where the person is registered (MR-08, MR-16). */
export function RegistrationsPanel({ person, may }: { person: PersonDetail; may: boolean }) {
  const t = useWords(staffWords);
  const [open, setOpen] = useState<NamedRegistration | "new" | null>(null);
  const query = useRegistrations(person.id);
  return (
    <Panel
      title={t("registration.title")}
      side={<PanelActs onAdd={may ? () => setOpen("new") : undefined} word={t("registration.new")} />}
    >
      <Loaded query={query} lines={2}>
        {(rows) =>
          rows.length === 0 ? (
            <Nothing title={t("no.registrations")} note={t("no.registrationsNote")} />
          ) : (
            <ul className="r-rows">
              {[...rows].sort(lastFirst).map((row) => (
                <Row key={row.id} row={row} onEdit={may ? () => setOpen(row) : undefined} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {open && (
        <RegistrationForm
          person={person}
          registration={open === "new" ? undefined : open}
          onClose={() => setOpen(null)}
        />
      )}
    </Panel>
  );
}

function Row({ row, onEdit }: { row: NamedRegistration; onEdit?: () => void }) {
  const said = [row.number, row.registered_by, showDay(row.registered_on)].filter(Boolean);
  const standing = standingBetween(row.registered_on, row.expires_on);
  return (
    <li>
      <div className="r-row-words">
        <div className="r-row-title">{row.institution_name}</div>
        <div className="r-row-note">{said.join(" · ")}</div>
        <div className="r-chips r-row-chips">
          <PermitChip
            paper="registration"
            standing={standing}
            until={standing === "later" ? row.registered_on : row.expires_on}
          />
        </div>
      </div>
      <PanelActs
        quiet
        history={{ kind: "registration", id: row.id, name: row.institution_name }}
        onEdit={onEdit}
      />
    </li>
  );
}
