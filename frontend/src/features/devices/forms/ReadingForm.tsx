import { Checkbox, TextInput } from "@mantine/core";
import dayjs from "dayjs";
import { useState } from "react";
import { write } from "@/api/desk";
import type { Meter } from "@/api/device-rows";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { instant } from "@/lib/time";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { useUnit } from "../parts/Meters";
import { deviceWords } from "../words";
import { closing } from "./closing";

type Values = { value: string; read_at: string; reset: boolean; note: string };

/** Writes down what a meter shows, now or a while ago. */
export function ReadingForm({ meter, onClose }: { meter: Meter; onClose: () => void }) {
  const t = useWords(deviceWords);
  const [id] = useState(newId);
  const unit = useUnit(meter);
  const edit = useEdit<Values>({
    start: { value: "", read_at: "", reset: false, note: "" },
    send: ({ value, read_at, reset, note }, { key }) =>
      write({
        method: "POST",
        path: `/api/device-meters/${meter.id}/readings`,
        json: { id, value: value.trim(), read_at: read_at ? instant(new Date(read_at)) : null, reset, note },
        key,
      }),
    onDone: closing(t("readingSaved"), onClose),
  });
  const { values, set, errorOf } = edit;
  return (
    <EditSheet title={t("addReading")} edit={edit} act={t("addReading")} onClose={onClose}>
      <TextInput
        label={t("value")}
        required
        inputMode="decimal"
        maxLength={15}
        rightSection={unit ? <span className="d-label">{unit}</span> : undefined}
        rightSectionWidth={unit ? 88 : undefined}
        value={values.value}
        onChange={(change) => set({ value: change.currentTarget.value })}
        error={errorOf("value")}
      />
      <TextInput
        type="datetime-local"
        label={t("read_at")}
        max={dayjs().format("YYYY-MM-DDTHH:mm")}
        value={values.read_at || dayjs().format("YYYY-MM-DDTHH:mm")}
        onChange={(change) => set({ read_at: change.currentTarget.value })}
        error={errorOf("read_at")}
      />
      <Checkbox
        size="md"
        label={t("reset")}
        checked={values.reset}
        onChange={(change) => set({ reset: change.currentTarget.checked })}
      />
      {values.reset && (
        <TextInput
          label={t("resetNote")}
          required
          maxLength={300}
          value={values.note}
          onChange={(change) => set({ note: change.currentTarget.value })}
          error={errorOf("note")}
        />
      )}
    </EditSheet>
  );
}
