import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { write } from "@/api/desk";
import type { Territory } from "@/api/rows";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { parentsFor } from "../tree";
import { treeWords } from "../tree-words";
import { closing } from "./closing";

type Values = { name: string; parent_id: string | null };
type Props = { rows: readonly Territory[]; territory?: Territory; parentId?: string; onClose: () => void };

const read = (row: Record<string, unknown>): Values => ({
  name: String(row.name ?? ""),
  parent_id: (row.parent_id ?? null) as string | null,
});

/** Names a territory and says where it lies. */
export function TerritoryForm({ rows, territory, parentId, onClose }: Props) {
  const t = useWords(treeWords);
  const [id] = useState(newId);
  const edit = useEdit<Values>({
    start: territory ? read(territory) : { name: "", parent_id: parentId ?? null },
    version: territory?.version,
    read,
    send: (values, { version, key }) =>
      territory
        ? write({
            method: "PATCH",
            path: `/api/territories/${territory.id}`,
            json: { ...values, version },
            key,
          })
        : write({ method: "POST", path: "/api/territories", json: { id, ...values }, key }),
    onDone: closing(t("saved"), onClose, "territories"),
  });
  const nameOf = (value: unknown) => rows.find((row) => row.id === value)?.name ?? t("top");
  return (
    <EditSheet
      title={t(territory ? "edit" : "add")}
      edit={edit}
      act={t("save")}
      label={(field) => t(field === "name" ? "name" : "parent")}
      show={(field, value) => (field === "name" ? String(value) : nameOf(value))}
      onClose={onClose}
    >
      <TextInput
        label={t("name")}
        required
        maxLength={80}
        value={edit.values.name}
        onChange={(change) => edit.set({ name: change.currentTarget.value })}
        error={edit.errorOf("name")}
      />
      <Select
        label={t("parent")}
        placeholder={t("top")}
        searchable
        clearable
        data={parentsFor(rows, territory).map(({ row, depth }) => ({
          value: row.id,
          label: `${"\u2003".repeat(depth)}${row.name}`,
        }))}
        value={edit.values.parent_id}
        onChange={(parent_id) => edit.set({ parent_id })}
        error={edit.errorOf("parent_id")}
      />
    </EditSheet>
  );
}
