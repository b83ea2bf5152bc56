import { Textarea, TextInput } from "@mantine/core";
import dayjs from "dayjs";
import { write } from "@/api/desk";
import type { DeviceDetail } from "@/api/device-rows";
import { useWords } from "@/i18n";
import { instant } from "@/lib/time";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { Note } from "@/ui/Status";
import type { MoveName } from "../parts/Moves";
import { deviceWords } from "../words";
import { closing } from "./closing";

type Values = { at: string; reason: string };
const TIMED = ["install", "report_down", "restore"] as const;
const REASONED: readonly MoveName[] = ["report_down", "put_aside", "retire", "reinstate"];

type Props = { device: DeviceDetail; name: MoveName; onClose: () => void };

/** Moves a device through its life: since when, and why. */
export function MoveForm({ device, name, onClose }: Props) {
  const t = useWords(deviceWords);
  const path = name.replace("_", "-");
  const timed = TIMED.find((one) => one === name);
  const edit = useEdit<Values>({
    start: { at: "", reason: "" },
    send: ({ at, reason }, { key }) =>
      write({
        method: "POST",
        path: `/api/devices/${device.id}/${path}`,
        json: { reason, at: at ? instant(new Date(at)) : null },
        key,
      }),
    onDone: closing(t(`moved.${name}`), onClose),
  });
  const { values, set, errorOf } = edit;
  return (
    <EditSheet title={t(`move.${name}`)} edit={edit} act={t(`move.${name}`)} onClose={onClose}>
      {name === "retire" && <Note tone="waiting">{t("retireNote")}</Note>}
      {timed && (
        <TextInput
          type="datetime-local"
          label={t(`since.${timed}`)}
          max={dayjs().format("YYYY-MM-DDTHH:mm")}
          value={values.at || dayjs().format("YYYY-MM-DDTHH:mm")}
          onChange={(change) => set({ at: change.currentTarget.value })}
          error={errorOf("at")}
        />
      )}
      <Textarea
        label={t("reason")}
        required={REASONED.includes(name)}
        autosize
        minRows={2}
        maxLength={500}
        value={values.reason}
        onChange={(change) => set({ reason: change.currentTarget.value })}
        error={errorOf("reason")}
      />
    </EditSheet>
  );
}
