import { TextInput } from "@mantine/core";
import { write } from "@/api/desk";
import { useWords } from "@/i18n";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { Note } from "@/ui/Status";
import type { Participant } from "../queries";
import { trialWords } from "../words";
import { closing } from "./closing";

type Values = { name: string; phone: string; id_document: string };

/** Who a participant is: sealed by the server, shown by no list. */
export function IdentityForm({ person, onClose }: { person: Participant; onClose: () => void }) {
  const t = useWords(trialWords);
  const edit = useEdit<Values>({
    start: { name: "", phone: "", id_document: "" },
    send: (json, { key }) =>
      write({ method: "PUT", path: `/api/trials/participants/${person.id}/identity`, json, key }),
    onDone: closing(t("sealed"), onClose),
  });
  const { values, set, errorOf } = edit;
  const field = (name: keyof Values) => ({
    autoComplete: "off",
    value: values[name],
    onChange: (change: { currentTarget: { value: string } }) => set({ [name]: change.currentTarget.value }),
    error: errorOf(name),
  });
  return (
    <EditSheet title={t("seal")} edit={edit} act={t("seal")} onClose={onClose}>
      {person.identity === "sealed" && <Note tone="waiting">{t("sealWhole")}</Note>}
      <TextInput label={t("name")} required maxLength={60} {...field("name")} />
      <TextInput label={t("phone")} type="tel" maxLength={30} {...field("phone")} />
      <TextInput label={t("document")} maxLength={30} {...field("id_document")} />
    </EditSheet>
  );
}
