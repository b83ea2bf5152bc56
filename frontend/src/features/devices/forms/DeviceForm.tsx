import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { write } from "@/api/desk";
import type { DeviceDetail, Scan } from "@/api/device-rows";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { showDay } from "@/lib/time";
import { DayField } from "@/ui/DayField";
import { EditSheet } from "@/ui/EditSheet";
import { type Edit, useEdit } from "@/ui/edit";
import { DepartmentPicker, HospitalPicker, ModelPicker, ParentPicker } from "../parts/pickers";
import { deviceWords } from "../words";
import { closing } from "./closing";
import { changed, type DeviceValues, fromScan, readDevice } from "./values";

type Props = {
  device?: DeviceDetail;
  scan?: Scan;
  onDone?: (device: DeviceDetail) => void;
  onClose: () => void;
};
const DAYS = ["made_on", "installed_on", "accepted_on", "warranty_from", "warranty_to"] as const;

/** Registers a device, or corrects one; a scan has filled in what it knows. */
export function DeviceForm({ device, scan, onDone, onClose }: Props) {
  const t = useWords(deviceWords);
  const [id] = useState(newId);
  const [start] = useState(() => readDevice(device ?? fromScan(scan)));
  const edit = useEdit<DeviceValues>({
    start,
    version: device?.version,
    apart: ["reason"],
    send: ({ reason, ...values }, { version, key }) =>
      device
        ? write({
            method: "PATCH",
            path: `/api/devices/${device.id}`,
            json: { ...changed(start, { ...values, reason }), version },
            key,
          })
        : write({ method: "POST", path: "/api/devices", json: { ...values, id }, key }),
    onDone: closing(t(device ? "saved" : "registered"), onClose, onDone),
  });
  return (
    <EditSheet
      title={t(device ? "edit" : "register")}
      edit={edit}
      act={t(device ? "save" : "register")}
      label={(field) => t(field as "room")}
      show={(field, value) =>
        DAYS.includes(field as "made_on") ? showDay(value as string) : String(value ?? "")
      }
      onClose={onClose}
    >
      {!device && (
        <ModelPicker
          value={edit.values.model_id}
          known={scan?.model}
          onChange={(model_id) => edit.set({ model_id })}
          error={edit.errorOf("model_id")}
        />
      )}
      <Identity edit={edit} />
      <Place edit={edit} device={device} />
      <Days edit={edit} />
      <Textarea
        label={t("note")}
        autosize
        minRows={2}
        maxLength={500}
        value={edit.values.note}
        onChange={(change) => edit.set({ note: change.currentTarget.value })}
        error={edit.errorOf("note")}
      />
    </EditSheet>
  );
}

type PartProps = { edit: Edit<DeviceValues>; device?: DeviceDetail };

function Identity({ edit: { values, set, errorOf } }: PartProps) {
  const t = useWords(deviceWords);
  const field = (name: "serial" | "lot" | "software", longest: number) => ({
    label: t(name),
    maxLength: longest,
    value: values[name],
    onChange: (change: { currentTarget: { value: string } }) => set({ [name]: change.currentTarget.value }),
    error: errorOf(name),
  });
  return (
    <>
      <div className="r-two">
        <TextInput {...field("serial", 60)} />
        <TextInput {...field("lot", 60)} />
      </div>
      <TextInput {...field("software", 60)} />
      <Textarea
        label={t("udi")}
        autosize
        maxLength={300}
        classNames={{ input: "d-code" }}
        value={values.udi}
        onChange={(change) => set({ udi: change.currentTarget.value })}
        error={errorOf("udi")}
      />
    </>
  );
}

function Place({ edit: { values, set, errorOf }, device }: PartProps) {
  const t = useWords(deviceWords);
  const moved = device !== undefined && values.institution_id !== device.institution_id;
  return (
    <>
      <HospitalPicker
        value={values.institution_id}
        known={device && { id: device.institution_id, name: device.institution_name }}
        onChange={(institution_id) => set({ institution_id, department_id: null, parent_id: null })}
        error={errorOf("institution_id")}
      />
      <div className="r-two">
        <DepartmentPicker
          hospital={values.institution_id}
          value={values.department_id}
          onChange={(department_id) => set({ department_id })}
          error={errorOf("department_id")}
        />
        <TextInput
          label={t("room")}
          maxLength={80}
          value={values.room}
          onChange={(change) => set({ room: change.currentTarget.value })}
          error={errorOf("room")}
        />
      </div>
      <ParentPicker
        hospital={values.institution_id}
        own={device?.id}
        value={values.parent_id}
        onChange={(parent_id) => set({ parent_id })}
        error={errorOf("parent_id")}
      />
      {moved && (
        <TextInput
          label={t("moveReason")}
          description={t("moveReasonHint")}
          maxLength={500}
          value={values.reason}
          onChange={(change) => set({ reason: change.currentTarget.value })}
          error={errorOf("reason")}
        />
      )}
    </>
  );
}

function Days({ edit: { values, set, errorOf } }: PartProps) {
  const t = useWords(deviceWords);
  return (
    <div className="r-two">
      {DAYS.map((name) => (
        <DayField
          key={name}
          label={t(name)}
          clearable
          value={values[name]}
          onChange={(day) => set({ [name]: day })}
          error={errorOf(name)}
        />
      ))}
    </div>
  );
}
