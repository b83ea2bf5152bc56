import { Textarea, TextInput } from "@mantine/core";
import { useWords } from "@/i18n";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { Note } from "@/ui/Status";
import { reschedule } from "../commands";
import type { EventDetail } from "../rows";
import { eventWords } from "../words";
import { wallAt } from "../zone";
import { closing } from "./closing";

type Values = { starts_at: string; ends_at: string; reason: string };

/** Moves an approved event to another time: it has to be approved again. */
export function RescheduleForm({ event, onClose }: { event: EventDetail; onClose: () => void }) {
  const t = useWords(eventWords);
  const edit = useEdit<Values>({
    start: {
      starts_at: wallAt(event.starts_at, event.time_zone),
      ends_at: wallAt(event.ends_at, event.time_zone),
      reason: "",
    },
    send: (values, { key }) => reschedule(event, values, key),
    onDone: closing(t("moved.reschedule"), onClose),
  });
  const { values, set, errorOf } = edit;
  return (
    <EditSheet title={t("move.reschedule")} edit={edit} act={t("move.reschedule")} onClose={onClose}>
      <Note tone="waiting">{t("rescheduleNote")}</Note>
      <div className="r-two">
        {(["starts_at", "ends_at"] as const).map((name) => (
          <TextInput
            key={name}
            type="datetime-local"
            label={t(name === "starts_at" ? "starts" : "ends")}
            required
            value={values[name]}
            onChange={(change) => set({ [name]: change.currentTarget.value })}
            error={errorOf(name)}
          />
        ))}
      </div>
      <Textarea
        label={t("reason")}
        required
        maxLength={500}
        minRows={2}
        value={values.reason}
        onChange={(change) => set({ reason: change.currentTarget.value })}
        error={errorOf("reason")}
      />
    </EditSheet>
  );
}
