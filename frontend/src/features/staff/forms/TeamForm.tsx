import { Select } from "@mantine/core";
import { write } from "@/api/desk";
import type { PersonDetail } from "@/api/rows";
import { useWords } from "@/i18n";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { useTeams } from "../queries";
import { staffWords } from "../words";
import { closing } from "./closing";

type Values = { team_id: string | null };
const read = (row: Record<string, unknown>): Values => ({ team_id: (row.team_id ?? null) as string | null });

/** Whose team somebody is in. */
export function TeamForm({ person, onClose }: { person: PersonDetail; onClose: () => void }) {
  const t = useWords(staffWords);
  const teams = useTeams().data ?? [];
  const nameOf = (id: unknown) => teams.find((team) => team.id === id)?.name ?? t("roles.none");
  const edit = useEdit<Values>({
    start: read(person),
    version: person.version,
    read,
    send: ({ team_id }, { version, key }) =>
      write({ method: "PUT", path: `/api/people/${person.id}/team`, json: { team_id, version }, key }),
    onDone: closing(t("account.saved"), onClose, "people", "teams"),
  });
  return (
    <EditSheet
      title={t("roles.editTeam")}
      edit={edit}
      act={t("save")}
      label={() => t("roles.team")}
      show={(_field, value) => nameOf(value)}
      onClose={onClose}
    >
      <Select
        label={t("roles.team")}
        placeholder={t("roles.none")}
        searchable
        clearable
        data={teams.map((team) => ({
          value: team.id,
          label: team.lead_name ? `${team.name} · ${team.lead_name}` : team.name,
        }))}
        value={edit.values.team_id}
        onChange={(team_id) => edit.set({ team_id })}
        error={edit.errorOf("team_id")}
      />
    </EditSheet>
  );
}
