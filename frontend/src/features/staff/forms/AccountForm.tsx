import { write } from "@/api/desk";
import type { PersonDetail } from "@/api/rows";
import { codeName, fieldName } from "@/history/values";
import { useWords } from "@/i18n";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { staffWords } from "../words";
import { AccountFields, type AccountValues } from "./AccountFields";
import { closing } from "./closing";

const read = (row: Record<string, unknown>): AccountValues => ({
  username: String(row.username ?? ""),
  name: String(row.name ?? ""),
  email: String(row.email ?? ""),
  language: row.language === "en" ? "en" : "zh-hans",
});

/** Corrects the data of an account. */
export function AccountForm({ person, onClose }: { person: PersonDetail; onClose: () => void }) {
  const t = useWords(staffWords);
  const edit = useEdit<AccountValues>({
    start: read(person),
    version: person.version,
    read,
    send: (values, { version, key }) =>
      write({ method: "PATCH", path: `/api/people/${person.id}`, json: { ...values, version }, key }),
    onDone: closing(t("account.saved"), onClose, "people"),
  });
  return (
    <EditSheet
      title={t("account.edit")}
      edit={edit}
      act={t("save")}
      label={(field) => fieldName("person", field) ?? field}
      show={(field, value) =>
        (field === "language" && codeName("person", "language", String(value))) || String(value)
      }
      onClose={onClose}
    >
      <AccountFields edit={edit} />
    </EditSheet>
  );
}
