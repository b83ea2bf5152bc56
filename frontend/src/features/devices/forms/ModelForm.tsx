import { Checkbox, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { write } from "@/api/desk";
import type { DeviceModel, RiskClass } from "@/api/device-rows";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { BigChoice } from "@/ui/Choice";
import { EditSheet } from "@/ui/EditSheet";
import { type Edit, useEdit } from "@/ui/edit";
import { notifyDone } from "@/ui/notify";
import { riskClasses } from "../device";
import { listWords } from "../list-words";
import { refresh } from "../queries";
import { deviceWords } from "../words";

const TEXTS = [
  "name_zh",
  "name_en",
  "maker",
  "model_no",
  "catalogue_no",
  "kind",
  "registration_no",
  "di",
] as const;
type Texts = Record<(typeof TEXTS)[number], string>;
type Values = Texts & { risk_class: RiskClass; by_serial: boolean; by_lot: boolean; is_active: boolean };

const text = (value: unknown): string => (typeof value === "string" ? value : "");

const read = (row: Record<string, unknown>): Values => ({
  ...(Object.fromEntries(TEXTS.map((name) => [name, text(row[name])])) as Texts),
  risk_class: text(row.risk_class) as RiskClass,
  by_serial: row.by_serial !== false,
  by_lot: row.by_lot === true,
  is_active: row.is_active !== false,
});

type Props = { model?: DeviceModel; di?: string; onClose: () => void };

/** A model of the catalogue; a scan may have brought its number. */
export function ModelForm({ model, di = "", onClose }: Props) {
  const t = useWords(deviceWords);
  const l = useWords(listWords);
  const [id] = useState(newId);
  const edit = useEdit<Values>({
    start: read(model ?? { di }),
    version: model?.version,
    read,
    send: ({ is_active, ...values }, { version, key }) =>
      model
        ? write({
            method: "PATCH",
            path: `/api/device-models/${model.id}`,
            json: { ...values, is_active, version },
            key,
          })
        : write({ method: "POST", path: "/api/device-models", json: { id, ...values }, key }),
    onDone: () => {
      refresh();
      notifyDone(t("saved"));
      onClose();
    },
  });
  return (
    <EditSheet
      title={l(model ? "editModel" : "addModel")}
      edit={edit}
      act={t("save")}
      label={(field) => (field in words ? l(field as "name_zh") : t(field as "maker"))}
      show={(field, value) =>
        typeof value === "boolean"
          ? l(value ? "yes" : "no")
          : field === "risk_class"
            ? t(`risk.${value as RiskClass}`)
            : String(value)
      }
      onClose={onClose}
    >
      <Fields edit={edit} />
      {model && (
        <Switch
          label={l("is_active")}
          description={l("activeHint")}
          checked={edit.values.is_active}
          onChange={(change) => edit.set({ is_active: change.currentTarget.checked })}
        />
      )}
    </EditSheet>
  );
}

/** Fields whose words stand with the lists. */
const words = { name_zh: 1, name_en: 1, by_serial: 1, by_lot: 1, is_active: 1 };

function Fields({ edit: { values, set, errorOf } }: { edit: Edit<Values> }) {
  const t = useWords(deviceWords);
  const l = useWords(listWords);
  const field = (name: keyof Texts, label: string, longest: number) => ({
    label,
    maxLength: longest,
    value: values[name],
    onChange: (change: { currentTarget: { value: string } }) => set({ [name]: change.currentTarget.value }),
    error: errorOf(name),
  });
  return (
    <>
      <TextInput {...field("name_zh", l("name_zh"), 200)} description={l("nameHint")} />
      <TextInput {...field("name_en", l("name_en"), 200)} />
      <TextInput {...field("maker", t("maker"), 120)} required />
      <div className="r-two">
        <TextInput {...field("model_no", t("model_no"), 60)} />
        <TextInput {...field("catalogue_no", t("catalogue_no"), 60)} />
      </div>
      <TextInput {...field("di", t("di"), 300)} description={l("diHint")} classNames={{ input: "d-code" }} />
      <BigChoice
        label={t("risk_class")}
        options={riskClasses.map((value) => ({ value, label: t(`risk.${value}`) }))}
        value={values.risk_class === "" ? null : values.risk_class}
        onChange={(risk_class) => set({ risk_class })}
        error={errorOf("risk_class")}
      />
      <TextInput {...field("registration_no", t("registration_no"), 60)} />
      <TextInput {...field("kind", t("kind"), 160)} />
      <Checkbox.Group
        label={l("tracking")}
        value={(["by_serial", "by_lot"] as const).filter((name) => values[name])}
        onChange={(on) => set({ by_serial: on.includes("by_serial"), by_lot: on.includes("by_lot") })}
      >
        <div className="d-acts" style={{ marginTop: 8 }}>
          <Checkbox size="md" value="by_serial" label={l("by_serial")} />
          <Checkbox size="md" value="by_lot" label={l("by_lot")} />
        </div>
      </Checkbox.Group>
    </>
  );
}
