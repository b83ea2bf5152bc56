import { Textarea } from "@mantine/core";
import { write } from "@/api/desk";
import type { PersonDetail, Role } from "@/api/rows";
import { useWords } from "@/i18n";
import { BigChoices } from "@/ui/Choice";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { Note } from "@/ui/Status";
import { roleName } from "../parts/chips";
import { roleOrder } from "../roles";
import { staffWords } from "../words";
import { closing } from "./closing";

type Values = { roles: Role[]; reason: string };
const read = (row: Record<string, unknown>): Values => ({
  roles: [...((row.roles ?? []) as Role[])],
  reason: "",
});

/** Exactly which roles somebody holds; nobody holds two of the three administrators'. */
export function RolesForm({ person, onClose }: { person: PersonDetail; onClose: () => void }) {
  const t = useWords(staffWords);
  const edit = useEdit<Values>({
    start: read(person),
    version: person.version,
    read,
    apart: ["reason"],
    send: (values, { version, key }) =>
      write({ method: "PUT", path: `/api/people/${person.id}/roles`, json: { ...values, version }, key }),
    onDone: closing(t("account.saved"), onClose, "people"),
  });
  return (
    <EditSheet
      title={t("roles.editRoles")}
      edit={edit}
      act={t("save")}
      label={() => t("roles.roles")}
      show={(_field, value) => (value as Role[]).map(roleName).join(" · ")}
      onClose={onClose}
    >
      <Note tone="brand">{t("roles.note")}</Note>
      <BigChoices
        label={t("roles.roles")}
        options={roleOrder.map((role) => ({ value: role, label: roleName(role) }))}
        value={edit.values.roles}
        onChange={(roles) => edit.set({ roles })}
        error={edit.errorOf("roles")}
      />
      <Textarea
        label={t("roles.reason")}
        value={edit.values.reason}
        onChange={(change) => edit.set({ reason: change.currentTarget.value })}
        error={edit.errorOf("reason")}
        maxLength={200}
        minRows={2}
      />
    </EditSheet>
  );
}
