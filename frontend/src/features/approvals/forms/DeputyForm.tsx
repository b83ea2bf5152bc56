import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { today } from "@/lib/time";
import { useSession } from "@/offline";
import { DayField } from "@/ui/DayField";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { deputyWords } from "../deputy-words";
import { ColleaguePicker } from "../parts/ColleaguePicker";
import { act } from "../queries";
import { closing } from "./closing";

type Values = { delegate_id: number | null; from_on: string | null; to_on: string | null; reason: string };

/** Somebody decides in my place from a day to a day. */
export function DeputyForm({ onClose }: { onClose: () => void }) {
  const t = useWords(deputyWords);
  const session = useSession();
  const [id] = useState(newId);
  const edit = useEdit<Values>({
    start: { delegate_id: null, from_on: today(), to_on: null, reason: "" },
    send: (values, { key }) => act("/api/deputies", { id, ...values }, key),
    onDone: closing(t("saved"), onClose),
  });
  const { values, set, errorOf } = edit;
  return (
    <EditSheet title={t("add")} edit={edit} act={t("add")} onClose={onClose}>
      <ColleaguePicker
        label={t("delegate")}
        value={values.delegate_id}
        onChange={(delegate_id) => set({ delegate_id })}
        without={session.phase === "open" ? [session.user.id] : []}
        error={errorOf("delegate_id")}
      />
      <DayField
        label={t("from")}
        required
        min={today()}
        value={values.from_on}
        onChange={(from_on) => set({ from_on })}
        error={errorOf("from_on")}
      />
      <DayField
        label={t("to")}
        required
        min={values.from_on ?? today()}
        value={values.to_on}
        onChange={(to_on) => set({ to_on })}
        error={errorOf("to_on")}
      />
      <TextInput
        label={t("reason")}
        required
        maxLength={200}
        value={values.reason}
        onChange={(change) => set({ reason: change.currentTarget.value })}
        error={errorOf("reason")}
      />
    </EditSheet>
  );
}
