import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useWords } from "@/i18n";
import { BigChoice } from "@/ui/Choice";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { Rows } from "../parts/Participants";
import { act, type ParticipantRow } from "../queries";
import { trialWords } from "../words";

type Field = "name" | "phone" | "id_document";
const fields = [
  ["name", "name"],
  ["phone", "phone"],
  ["id_document", "document"],
] as const;

/** The participant behind a name, phone or document, if it is exactly that. */
export function FindSheet({ onClose }: { onClose: () => void }) {
  const t = useWords(trialWords);
  const [found, setFound] = useState<readonly ParticipantRow[] | null>(null);
  const edit = useEdit<{ field: Field; value: string }>({
    start: { field: "phone", value: "" },
    send: (values, { key }) => act<{ items: ParticipantRow[] }>("identities/find", values, key),
    onDone: (answer) => setFound((answer as { items: ParticipantRow[] }).items),
  });
  const { values, set, errorOf } = edit;
  return (
    <EditSheet title={t("find")} edit={{ ...edit, changed: false }} act={t("findAct")} onClose={onClose}>
      <BigChoice
        label={t("findBy")}
        options={fields.map(([value, word]) => ({ value, label: t(word) }))}
        value={values.field}
        onChange={(field) => set({ field })}
      />
      <TextInput
        label={t("findValue")}
        description={t("findHint")}
        required
        autoComplete="off"
        maxLength={60}
        value={values.value}
        onChange={(change) => set({ value: change.currentTarget.value })}
        error={errorOf("value")}
      />
      {found && <output>{t("found", { count: found.length })}</output>}
      {found && <Rows people={found} />}
    </EditSheet>
  );
}
