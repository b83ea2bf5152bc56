import { TextInput } from "@mantine/core";
import { useState } from "react";
import { write } from "@/api/desk";
import type { DeviceDetail, MeterKind } from "@/api/device-rows";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { BigChoice } from "@/ui/Choice";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { meterKinds } from "../device";
import { deviceWords } from "../words";
import { closing } from "./closing";

type Values = { kind: MeterKind; name: string; unit: string };

/** Says that a device counts something. */
export function MeterForm({ device, onClose }: { device: DeviceDetail; onClose: () => void }) {
  const t = useWords(deviceWords);
  const [id] = useState(newId);
  const edit = useEdit<Values>({
    start: { kind: "hours", name: "", unit: "" },
    send: (values, { key }) =>
      write({ method: "POST", path: `/api/devices/${device.id}/meters`, json: { id, ...values }, key }),
    onDone: closing(t("meterAdded"), onClose),
  });
  const { values, set, errorOf } = edit;
  return (
    <EditSheet title={t("addMeter")} edit={edit} act={t("addMeter")} onClose={onClose}>
      <BigChoice
        label={t("meterKind")}
        options={meterKinds.map((value) => ({ value, label: t(`meter.${value}`) }))}
        value={values.kind}
        onChange={(kind) => set({ kind })}
        error={errorOf("kind")}
      />
      <TextInput
        label={t("meterName")}
        description={t("meterNameHint")}
        required={values.kind === "other"}
        maxLength={60}
        value={values.name}
        onChange={(change) => set({ name: change.currentTarget.value })}
        error={errorOf("name")}
      />
      <TextInput
        label={t("unit")}
        placeholder={values.kind === "other" ? undefined : t(`unit.${values.kind}`)}
        maxLength={20}
        value={values.unit}
        onChange={(change) => set({ unit: change.currentTarget.value })}
        error={errorOf("unit")}
      />
    </EditSheet>
  );
}
