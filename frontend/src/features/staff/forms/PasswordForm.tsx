import { PasswordInput } from "@mantine/core";
import { write } from "@/api/desk";
import type { PersonDetail } from "@/api/rows";
import { useWords } from "@/i18n";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { Note } from "@/ui/Status";
import { staffWords } from "../words";
import { closing } from "./closing";

/** Gives somebody who forgot it a new password. */
export function PasswordForm({ person, onClose }: { person: PersonDetail; onClose: () => void }) {
  const t = useWords(staffWords);
  const edit = useEdit({
    start: { password: "" },
    send: (json, { key }) => write({ method: "PUT", path: `/api/people/${person.id}/password`, json, key }),
    onDone: closing(t("account.passwordDone"), onClose, "people"),
  });
  return (
    <EditSheet
      title={`${t("account.setPassword")} · ${person.name}`}
      edit={edit}
      act={t("account.setPassword")}
      onClose={onClose}
    >
      <Note tone="waiting">{t("account.setPasswordNote")}</Note>
      <PasswordInput
        label={t("me.new")}
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
