import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { write } from "@/api/desk";
import type { Team } from "@/api/rows";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { PersonPicker } from "../parts/PersonPicker";
import { teamsAbove } from "../tree";
import { treeWords } from "../tree-words";
import { closing } from "./closing";

type Values = { name: string; lead_id: number | null; parent_id: string | null };
const read = (row: Record<string, unknown>): Values => ({
  name: String(row.name ?? ""),
  lead_id: (row.lead_id ?? null) as number | null,
  parent_id: (row.parent_id ?? null) as string | null,
});

type Props = { teams: readonly Team[]; team?: Team; onClose: () => void };

/** A team: its name, its lead, the team above it. */
export function TeamEditForm({ teams, team, onClose }: Props) {
  const t = useWords(treeWords);
  const [id] = useState(newId);
  const edit = useEdit<Values>({
    start: read(team ?? {}),
    version: team?.version,
    read,
    send: (values, { version, key }) =>
      team
        ? write({ method: "PATCH", path: `/api/teams/${team.id}`, json: { ...values, version }, key })
        : write({ method: "POST", path: "/api/teams", json: { id, ...values }, key }),
    onDone: closing(t("saved"), onClose, "teams", "people"),
  });
  const { values, set, errorOf } = edit;
  const labels = { name: t("name"), lead_id: t("lead"), parent_id: t("teamParent") } as const;
  return (
    <EditSheet
      title={t(team ? "teamEdit" : "teamAdd")}
      edit={edit}
      act={t("save")}
      label={(field) => labels[field as keyof Values] ?? field}
      show={(field, value) =>
        field === "parent_id"
          ? (teams.find((one) => one.id === value)?.name ?? t("teamTop"))
          : field === "lead_id" && value === team?.lead_id
            ? (team?.lead_name ?? "")
            : String(value ?? "")
      }
      onClose={onClose}
    >
      <TextInput
        label={t("name")}
        required
        maxLength={80}
        value={values.name}
        onChange={(change) => set({ name: change.currentTarget.value })}
        error={errorOf("name")}
      />
      <PersonPicker
        label={t("lead")}
        value={values.lead_id}
        first={team?.lead_id ? { id: team.lead_id, name: team.lead_name } : undefined}
        onChange={(lead_id) => set({ lead_id })}
        error={errorOf("lead_id")}
      />
      <Select
        label={t("teamParent")}
        placeholder={t("teamTop")}
        searchable
        clearable
        data={teamsAbove(teams, team).map((one) => ({ value: one.id, label: one.name }))}
        value={values.parent_id}
        onChange={(parent_id) => set({ parent_id })}
        error={errorOf("parent_id")}
      />
    </EditSheet>
  );
}
