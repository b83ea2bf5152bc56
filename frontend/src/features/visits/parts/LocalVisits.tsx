import { Button, Select } from "@mantine/core";
import dayjs from "dayjs";
import { useMemo, useState } from "react";
import { Link } from "react-router";
import type { Visit } from "@/api/rows";
import { useWords } from "@/i18n";
import { type Live, useMay, useUser } from "@/offline";
import { EmptyState, Waiting } from "@/ui/States";
import { isShown, meets, type Show } from "../filters";
import { useDepartmentNames, useHcps, useInstitutions, useVisitsBetween } from "../queries";
import { earliestFirst, latestFirst } from "../visit";
import { visitWords } from "../words";
import { DayList } from "./DayList";

type Props = { show: Show; typed: string; owner: string; onOwner: (id: string) => void };

const FIRST_DAYS = 60;
const ALL_DAYS = 400;

/** The visits on this tablet, with or without a network. */
export function LocalVisits({ show, typed, owner, onOwner }: Props) {
  const t = useWords(visitWords);
  const writes = useMay("visits.write");
  const [days, setDays] = useState(FIRST_DAYS);
  const from = dayjs().subtract(days, "day").format("YYYY-MM-DD");
  const visits = useVisitsBetween(from, "9999");
  const found = useFound(visits, { show, typed, owner });
  const departments = useDepartmentNames();
  const team = useTeam(visits);
  if (!found) return <Waiting />;
  const further = days < ALL_DAYS && (
    <Button variant="default" onClick={() => setDays(ALL_DAYS)}>
      {t("earlier")}
    </Button>
  );
  return (
    <>
      {team.length > 1 && (
        <Select
          aria-label={t("owner")}
          placeholder={t("everybody")}
          data={team}
          value={owner || null}
          clearable
          onChange={(id) => onOwner(id ?? "")}
        />
      )}
      {found.length === 0 && (
        <section className="r-panel">
          <EmptyState
            title={t(typed || show !== "recent" ? "noneFound" : "noVisitsYet")}
            note={days < ALL_DAYS ? t("noneFoundNote", { days }) : undefined}
            action={
              further ||
              (writes && (
                <Button component={Link} to="/visits/new">
                  {t("log.new")}
                </Button>
              ))
            }
          />
        </section>
      )}
      <DayList visits={found} departments={departments} owner={team.length > 1} />
      {found.length > 0 && further}
    </>
  );
}

type Asked = { show: Show; typed: string; owner: string };

function useFound(visits: Live<Visit>[] | undefined, { show, typed, owner }: Asked) {
  const hcps = useHcps();
  const institutions = useInstitutions();
  return useMemo(() => {
    if (!visits || !hcps || !institutions) return undefined;
    const people = new Map(hcps.map((hcp) => [hcp.id, hcp]));
    const places = new Map(institutions.map((place) => [place.id, place]));
    return visits
      .filter((visit) => isShown(visit, show, typed) && (!owner || String(visit.owner_id) === owner))
      .filter((visit) => meets(visit, typed, people, places))
      .sort(show === "upcoming" ? earliestFirst : latestFirst);
  }, [visits, hcps, institutions, show, typed, owner]);
}

/** Whose visits are here, by name: only a manager's tablet carries those of several. */
function useTeam(visits: readonly Visit[] | undefined) {
  const user = useUser();
  return useMemo(() => {
    const names = new Map((visits ?? []).map((visit) => [visit.owner_id, visit.owner_name]));
    if (names.size === 1 && names.has(user.id)) return [];
    return [...names].map(([id, label]) => ({ value: String(id), label }));
  }, [visits, user.id]);
}
