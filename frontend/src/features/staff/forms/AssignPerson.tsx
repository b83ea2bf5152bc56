import { useState } from "react";
import { write } from "@/api/desk";
import type { Territory } from "@/api/rows";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { today } from "@/lib/time";
import { DayField } from "@/ui/DayField";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { PersonPicker } from "../parts/PersonPicker";
import { treeWords } from "../tree-words";
import { closing } from "./closing";

type Values = { user_id: number | null; from_on: string | null; to_on: string | null };

/** Lets somebody work in a territory from a day on. */
export function AssignPerson({ territory, onClose }: { territory: Territory; onClose: () => void }) {
  const t = useWords(treeWords);
  const [id] = useState(newId);
  const edit = useEdit<Values>({
    start: { user_id: null, from_on: today(), to_on: null },
    send: (values, { key }) =>
      write({
        method: "POST",
        path: `/api/territories/${territory.id}/people`,
        json: { id, ...values },
        key,
      }),
    onDone: closing(t("saved"), onClose, "territories", "people"),
  });
  const { values, set, errorOf } = edit;
  return (
    <EditSheet title={`${t("assign")} · ${territory.name}`} edit={edit} act={t("assign")} onClose={onClose}>
      <PersonPicker
        label={t("person")}
        required
        value={values.user_id}
        onChange={(user_id) => set({ user_id })}
        error={errorOf("user_id")}
      />
      <div className="r-two">
        <DayField
          label={t("from")}
          required
          value={values.from_on}
          onChange={(from_on) => set({ from_on })}
          error={errorOf("from_on")}
        />
        <DayField
          label={t("toOpen")}
          clearable
          value={values.to_on}
          onChange={(to_on) => set({ to_on })}
          error={errorOf("to_on")}
        />
      </div>
    </EditSheet>
  );
}
