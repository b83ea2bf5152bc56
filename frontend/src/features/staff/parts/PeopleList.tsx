import { Button } from "@mantine/core";
import { useNavigate } from "react-router";
import type { PersonListed } from "@/api/rows";
import { useWords } from "@/i18n";
import { Card, CardList } from "@/ui/Card";
import { type Column, DataTable } from "@/ui/DataTable";
import { useDesk } from "@/ui/desk";
import { EmptyState } from "@/ui/States";
import { StatusBadge } from "@/ui/Status";
import { chipsOf, needsPermit } from "../permits";
import { staffWords } from "../words";
import { PermitChips, roleName } from "./chips";

type Counts = ReadonlyMap<number, number>;
type Props = {
  people: readonly PersonListed[];
  counts?: Counts;
  attention: boolean;
  onClear: () => void;
  more?: () => void;
  busy: boolean;
};

/** Red or orange anywhere: missing, run out, about to run out, or registered nowhere. */
function needsAttention(person: PersonListed, counts?: Counts): boolean {
  if (!person.is_active || !needsPermit(person, person.permit)) return false;
  const unwell = chipsOf(person.permit).some((chip) => chip.standing !== "good");
  return unwell || (counts !== undefined && !counts.get(person.id));
}

const rolesOf = (person: PersonListed) => person.roles.map(roleName).join(" · ");

/** Cards on a tablet, a table at a desk. */
export function PeopleList({ people, counts, attention, onClear, more, busy }: Props) {
  const t = useWords(staffWords);
  const desk = useDesk();
  const shown = attention ? people.filter((person) => needsAttention(person, counts)) : people;
  const List = desk ? Rows : Cards;
  return (
    <>
      {shown.length === 0 && !more ? (
        <EmptyState
          title={t(attention ? "noneAttention" : "none")}
          note={t(attention ? "noneAttentionNote" : "noneNote")}
          action={
            <Button variant="default" onClick={onClear}>
              {t("clearFilters")}
            </Button>
          }
        />
      ) : (
        <List people={shown} counts={counts} />
      )}
      {more && (
        <Button variant="default" loading={busy} onClick={more}>
          {t("more")}
        </Button>
      )}
    </>
  );
}

type ListProps = { people: readonly PersonListed[]; counts?: Counts };

function Cards({ people, counts }: ListProps) {
  const t = useWords(staffWords);
  return (
    <CardList>
      {people.map((person) => (
        <li key={person.id}>
          <Card
            to={`/people/${person.id}`}
            lead={person.name.slice(0, 1)}
            title={person.name}
            note={
              <>
                {[rolesOf(person) || t("noRole"), person.team_name, person.username]
                  .filter(Boolean)
                  .join(" · ")}
                <PermitChips person={person} registrations={counts && (counts.get(person.id) ?? 0)} />
              </>
            }
            end={!person.is_active && <StatusBadge tone="plain">{t("closed")}</StatusBadge>}
          />
        </li>
      ))}
    </CardList>
  );
}

function Rows({ people, counts }: ListProps) {
  const t = useWords(staffWords);
  const navigate = useNavigate();
  const columns: Column<PersonListed>[] = [
    {
      accessor: "name",
      title: t("colName"),
      width: 150,
      render: (person) => (
        <div>
          <a
            href={`/people/${person.id}`}
            className="r-row-title"
            onClick={(click) => {
              click.preventDefault();
              void navigate(`/people/${person.id}`);
            }}
          >
            {person.name}
          </a>
          <div className="r-row-note">{person.username}</div>
        </div>
      ),
    },
    { accessor: "roles", title: t("colRoles"), width: 140, render: (p) => rolesOf(p) || t("noRole") },
    { accessor: "team_name", title: t("colTeam"), width: 120 },
    {
      accessor: "permit",
      title: t("colPermits"),
      render: (p) => <PermitChips person={p} registrations={counts && (counts.get(p.id) ?? 0)} />,
    },
    {
      accessor: "is_active",
      title: t("colState"),
      width: 100,
      render: (p) => (p.is_active ? t("stateActive") : <StatusBadge tone="plain">{t("closed")}</StatusBadge>),
    },
  ];
  return (
    <DataTable
      rows={people}
      columns={columns}
      onRow={(person) => void navigate(`/people/${person.id}`)}
      none={t("none")}
    />
  );
}
