import { Select } from "@mantine/core";
import { useWords } from "@/i18n";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { act, type Case, useJudges } from "../queries";
import { caseWords } from "../words";
import { closing } from "./closing";

type Values = { owner_id: number | null };

/** Give a case to a colleague who may judge it. */
export function AssignSheet({ of, onClose }: { of: Case; onClose: () => void }) {
  const t = useWords(caseWords);
  const judges = useJudges(of.id).data ?? [];
  const edit = useEdit<Values>({
    start: { owner_id: null },
    send: (values, { key }) => act(of.id, "assign", values, key),
    onDone: closing(t("done"), onClose),
  });
  return (
    <EditSheet title={t("assign")} edit={edit} act={t("assign")} onClose={onClose}>
      <Select
        label={t("owner")}
        required
        searchable
        data={judges
          .filter((one) => one.id !== of.owner_id)
          .map((one) => ({ value: String(one.id), label: one.name }))}
        value={edit.values.owner_id === null ? null : String(edit.values.owner_id)}
        error={edit.errorOf("owner_id")}
        onChange={(value) => edit.set({ owner_id: value === null ? null : Number(value) })}
      />
    </EditSheet>
  );
}
