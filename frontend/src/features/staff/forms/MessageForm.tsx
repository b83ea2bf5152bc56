import { Switch, Textarea } from "@mantine/core";
import { useState } from "react";
import { write } from "@/api/desk";
import type { Message, Product } from "@/api/rows";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { Note } from "@/ui/Status";
import { productWords } from "../product-words";
import { closing } from "./closing";

type Values = { text_zh: string; text_en: string; is_active: boolean };
const read = (row: Record<string, unknown>): Values => ({
  text_zh: String(row.text_zh ?? ""),
  text_en: String(row.text_en ?? ""),
  is_active: row.is_active !== false,
});

type Props = { product: Product; message?: Message; onClose: () => void };

/** An approved key message in both languages. */
export function MessageForm({ product, message, onClose }: Props) {
  const t = useWords(productWords);
  const [id] = useState(newId);
  const edit = useEdit<Values>({
    start: read(message ?? {}),
    version: message?.version,
    read,
    send: ({ is_active, ...texts }, { version, key }) =>
      message
        ? write({
            method: "PATCH",
            path: `/api/messages/${message.id}`,
            json: { ...texts, is_active, version },
            key,
          })
        : write({
            method: "POST",
            path: `/api/products/${product.id}/messages`,
            json: { id, ...texts },
            key,
          }),
    onDone: closing(t("saved"), onClose, "products"),
  });
  const { values, set, errorOf } = edit;
  const text = (field: "text_zh" | "text_en") => ({
    label: t(field),
    required: true,
    value: values[field],
    onChange: (change: { currentTarget: { value: string } }) => set({ [field]: change.currentTarget.value }),
    error: errorOf(field),
    maxLength: 200,
    minRows: 2,
  });
  return (
    <EditSheet
      title={t(message ? "messageEdit" : "messageAdd")}
      edit={edit}
      act={t("save")}
      label={(field) => t(field as keyof Values)}
      show={(field, value) => (field === "is_active" ? t(value ? "inUse" : "notInUse") : String(value))}
      onClose={onClose}
    >
      <Note tone="brand">{t("reviewNote")}</Note>
      <Textarea {...text("text_zh")} />
      <Textarea {...text("text_en")} />
      {message && (
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
