import { Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { write } from "@/api/desk";
import type { Product } from "@/api/rows";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { BigChoice } from "@/ui/Choice";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { productWords } from "../product-words";
import { closing } from "./closing";

type Values = {
  name_zh: string;
  name_en: string;
  kind: "drug" | "device";
  area_zh: string;
  area_en: string;
  is_active: boolean;
};
type Text = "name_zh" | "name_en" | "area_zh" | "area_en";

const read = (row: Record<string, unknown>): Values => ({
  name_zh: String(row.name_zh ?? ""),
  name_en: String(row.name_en ?? ""),
  kind: row.kind === "device" ? "device" : "drug",
  area_zh: String(row.area_zh ?? ""),
  area_en: String(row.area_en ?? ""),
  is_active: row.is_active !== false,
});

/** A product: names and areas in both languages. */
export function ProductForm({ product, onClose }: { product?: Product; onClose: () => void }) {
  const t = useWords(productWords);
  const [id] = useState(newId);
  const edit = useEdit<Values>({
    start: read(product ?? {}),
    version: product?.version,
    read,
    send: ({ is_active, ...values }, { version, key }) =>
      product
        ? write({
            method: "PATCH",
            path: `/api/products/${product.id}`,
            json: { ...values, is_active, version },
            key,
          })
        : write({ method: "POST", path: "/api/products", json: { id, ...values }, key }),
    onDone: closing(t("saved"), onClose, "products"),
  });
  const { values, set, errorOf } = edit;
  const text = (field: Text, longest: number) => ({
    label: t(field),
    value: values[field],
    onChange: (change: { currentTarget: { value: string } }) => set({ [field]: change.currentTarget.value }),
    error: errorOf(field),
    maxLength: longest,
  });
  return (
    <EditSheet
      title={t(product ? "edit" : "add")}
      edit={edit}
      act={t("save")}
      label={(field) => t(field as Text)}
      show={(field, value) =>
        field === "kind"
          ? t(value as Values["kind"])
          : field === "is_active"
            ? t(value ? "inUse" : "notInUse")
            : String(value)
      }
      onClose={onClose}
    >
      <TextInput {...text("name_zh", 120)} required />
      <TextInput {...text("name_en", 120)} required />
      <BigChoice
        label={t("kind")}
        options={(["drug", "device"] as const).map((value) => ({ value, label: t(value) }))}
        value={values.kind}
        onChange={(kind) => set({ kind })}
      />
      <TextInput {...text("area_zh", 80)} />
      <TextInput {...text("area_en", 80)} />
      {product && (
        <Switch
          label={t("useIt")}
          description={t("activeHint")}
          checked={values.is_active}
          onChange={(change) => set({ is_active: change.currentTarget.checked })}
        />
      )}
    </EditSheet>
  );
}
