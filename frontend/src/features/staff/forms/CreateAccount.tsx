import { PasswordInput } from "@mantine/core";
import { write } from "@/api/desk";
import type { Person } from "@/api/rows";
import { useWords } from "@/i18n";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { notifyDone } from "@/ui/notify";
import { Note } from "@/ui/Status";
import { refresh } from "../queries";
import { staffWords } from "../words";
import { AccountFields, type AccountValues } from "./AccountFields";

type Values = AccountValues & { password: string };
const empty: Values = { username: "", name: "", email: "", language: "zh-hans", password: "" };

type Props = { onClose: () => void; onMade: (person: Person) => void };

/** Opens an account; its roles are another administrator's to give. */
export function CreateAccount({ onClose, onMade }: Props) {
  const t = useWords(staffWords);
  const edit = useEdit<Values>({
    start: empty,
    send: (json, { key }) => write<Person>({ method: "POST", path: "/api/people", json, key }),
    onDone: (made) => {
      refresh("people");
      notifyDone(t("account.created"));
      onMade(made as Person);
    },
  });
  return (
    <EditSheet title={t("account.create")} edit={edit} act={t("account.create")} onClose={onClose}>
      <Note tone="brand">{t("account.createNote")}</Note>
      <AccountFields edit={edit} />
      <PasswordInput
        label={t("account.firstPassword")}
        description={t("account.passwordHint")}
        required
        autoComplete="new-password"
        value={edit.values.password}
        onChange={(change) => edit.set({ password: change.currentTarget.value })}
        error={edit.errorOf("password")}
      />
    </EditSheet>
  );
}
