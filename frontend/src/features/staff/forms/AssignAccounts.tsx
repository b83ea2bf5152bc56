import { CloseButton } from "@mantine/core";
import { useState } from "react";
import { write } from "@/api/desk";
import type { Institution, Territory } from "@/api/rows";
import { useWords } from "@/i18n";
import { today } from "@/lib/time";
import { DayField } from "@/ui/DayField";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { notifyDone } from "@/ui/notify";
import { InstitutionPicker } from "../parts/InstitutionPicker";
import { refresh } from "../queries";
import { treeWords } from "../tree-words";
import { staffWords } from "../words";

type Values = { institution_ids: string[]; from_on: string | null };

/** Puts institutions into a territory from a day on. */
export function AssignAccounts({ territory, onClose }: { territory: Territory; onClose: () => void }) {
  const t = useWords(treeWords);
  const said = useWords(staffWords);
  const [chosen, setChosen] = useState<Institution[]>([]);
  const edit = useEdit<Values>({
    start: { institution_ids: [], from_on: today() },
    send: (json, { key }) =>
      write({ method: "POST", path: `/api/territories/${territory.id}/accounts`, json, key }),
    onDone: (made) => {
      refresh("territories", "institutions");
      notifyDone(t("assigned", { count: Array.isArray(made) ? made.length : 0 }));
      onClose();
    },
  });
  const choose = (next: Institution[]) => {
    setChosen(next);
    edit.set({ institution_ids: next.map((one) => one.id) });
  };
  return (
    <EditSheet
      title={`${t("assignAccounts")} · ${territory.name}`}
      edit={edit}
      act={t("assignAccounts")}
      onClose={onClose}
    >
      <InstitutionPicker
        label={t("institutions")}
        value={null}
        onChange={() => undefined}
        onFound={(one) => {
          if (!chosen.some((known) => known.id === one.id)) choose([...chosen, one]);
        }}
        error={edit.errorOf("institution_ids")}
      />
      <div className="r-tags">
        {chosen.map((one) => (
          <span key={one.id} className="r-tag">
            {one.name}
            <CloseButton
              aria-label={said("removePlace", { place: one.name })}
              onClick={() => choose(chosen.filter((other) => other.id !== one.id))}
            />
          </span>
        ))}
      </div>
      <DayField
        label={t("from")}
        required
        value={edit.values.from_on}
        onChange={(from_on) => edit.set({ from_on })}
        error={edit.errorOf("from_on")}
      />
    </EditSheet>
  );
}
