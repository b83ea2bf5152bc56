import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronDown, IconPlus } from "@tabler/icons-react";
import { useMemo } from "react";
import { Link } from "react-router";
import type { Department, Hcp, Id } from "@/api/rows";
import { useWords } from "@/i18n";
import { compareNames } from "@/lib/reading";
import { type Live, useMay } from "@/offline";
import { CardList } from "@/ui/Card";
import { Panel } from "@/ui/Page";
import { ErrorState, Waiting } from "@/ui/States";
import { useCodes } from "../codes";
import { type Listing, usePeopleAt } from "../queries";
import { hcpWords } from "../words";
import { HcpCard } from "./cards";
import { StateChips } from "./chips";

const OPEN_UP_TO = 40;

type Props = { institution: Id; departments: readonly Live<Department>[] };

/** The departments of an institution with the people in each. */
export function Departments({ institution, departments }: Props) {
  const t = useWords(hcpWords);
  const people = usePeopleAt(institution);
  const sorted = useMemo(() => [...departments].sort(compareNames), [departments]);
  const known = useMemo(() => new Set(departments.map((one) => one.id)), [departments]);
  const rows = people.rows ?? [];
  const loose = rows.filter((row) => !row.department_id || !known.has(row.department_id));
  const open = rows.length <= OPEN_UP_TO;
  return (
    <Panel title={t("departments")} side={<AddButtons institution={institution} />}>
      {sorted.length === 0 && rows.length === 0 && people.rows && (
        <p className="h-soft">{t("departmentsNone")}</p>
      )}
      {sorted.map((department) => {
        const here = rows.filter((row) => row.department_id === department.id);
        return (
          <One
            key={`${department.id}:${people.rows ? "ready" : "reading"}`}
            department={department}
            people={here}
            open={open && here.length > 0}
          />
        );
      })}
      {loose.length > 0 && <One people={loose} open={open} />}
      <Rest people={people} />
    </Panel>
  );
}

function AddButtons({ institution }: { institution: Id }) {
  const t = useWords(hcpWords);
  if (!useMay("hcp.create")) return null;
  const add = (what: "departments" | "hcps", word: "addDepartment" | "addHcp") => (
    <Button
      component={Link}
      to={`/accounts/${what}/new?institution=${institution}`}
      variant="subtle"
      leftSection={<IconPlus size={20} aria-hidden />}
    >
      {t(word)}
    </Button>
  );
  return (
    <span className="h-chips h-side">
      {add("departments", "addDepartment")}
      {add("hcps", "addHcp")}
    </span>
  );
}

type OneProps = { department?: Live<Department>; people: readonly Live<Hcp>[]; open: boolean };

function One({ department, people, open }: OneProps) {
  const t = useWords(hcpWords);
  const [shown, { toggle }] = useDisclosure(open);
  const name = department?.name ?? t("noDepartment");
  const specialty = useCodes().word("specialties", department?.specialty_code ?? "");
  const told = specialty && !specialty.startsWith(name) ? specialty : "";
  return (
    <section className="h-dept" data-closed={!shown || undefined}>
      <div className="h-dept-head">
        <h3 className="h-dept-name">
          {department ? <Link to={`/accounts/departments/${department.id}`}>{name}</Link> : name}
        </h3>
        <span className="h-dept-told">{told}</span>
        {department && <StateChips row={department} />}
        {people.length > 0 ? (
          <button type="button" className="h-fold" aria-expanded={shown} onClick={toggle}>
            {t("peopleCount", { count: people.length })}
            <IconChevronDown size={20} aria-hidden />
          </button>
        ) : (
          <span className="h-count">{t("peopleCount", { count: 0 })}</span>
        )}
      </div>
      {shown && people.length > 0 && (
        <CardList>
          {people.map((row) => (
            <li key={row.id}>
              <HcpCard row={row} at />
            </li>
          ))}
        </CardList>
      )}
    </section>
  );
}

/** What a list of people still has to say: reading, failed, or more to come. */
export function Rest({ people }: { people: Listing<Hcp> }) {
  const t = useWords(hcpWords);
  if (people.error) return <ErrorState error={people.error} retry={people.retry} />;
  if (!people.rows) return <Waiting lines={2} />;
  if (!people.more && !people.loading) return null;
  return (
    <Button variant="default" mt={8} fullWidth loading={people.loading} onClick={() => people.more?.()}>
      {t("more")}
    </Button>
  );
}
