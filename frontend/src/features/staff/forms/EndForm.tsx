import { Textarea } from "@mantine/core";
import { write } from "@/api/desk";
import { useWords } from "@/i18n";
import { today } from "@/lib/time";
import { DayField } from "@/ui/DayField";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { Note } from "@/ui/Status";
import { treeWords } from "../tree-words";
import { closing } from "./closing";

type Props = {
  title: string;
  note: string;
  act: string;
  from: string;
  path: string;
  version?: number;
  onClose: () => void;
};
type Values = { to_on: string | null; reason: string };

/** Sets the last day of something that holds by date; what came before stays on record. */
export function EndForm({ title, note, act, from, path, version, onClose }: Props) {
  const t = useWords(treeWords);
  const edit = useEdit<Values>({
    start: { to_on: today(), reason: "" },
    version,
    send: (values, how) => {
      const json = how.version === undefined ? values : { ...values, version: how.version };
      return write({ method: "POST", path, json, key: how.key });
    },
    onDone: closing(t("saved"), onClose, "territories", "people"),
  });
  return (
    <EditSheet title={title} edit={edit} act={act} onClose={onClose}>
      <Note tone="waiting">{note}</Note>
      <DayField
        label={t("to")}
        required
        min={from}
        value={edit.values.to_on}
        onChange={(to_on) => edit.set({ to_on })}
        error={edit.errorOf("to_on")}
      />
      <Textarea
        label={t("reason")}
        value={edit.values.reason}
        onChange={(change) => edit.set({ reason: change.currentTarget.value })}
        error={edit.errorOf("reason")}
        maxLength={200}
        minRows={2}
      />
    </EditSheet>
  );
}
