import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { Link, useParams } from "react-router";
import type { Department } from "@/api/rows";
import { useWords } from "@/i18n";
import { type Live, useMay } from "@/offline";
import { CardList } from "@/ui/Card";
import { Page, Panel } from "@/ui/Page";
import { useCodes } from "../codes";
import { HcpCard } from "../parts/cards";
import { StateChips } from "../parts/chips";
import { Rest } from "../parts/Departments";
import { Missing } from "../parts/Missing";
import { RecordActs } from "../parts/RecordActs";
import { SlotWeek } from "../parts/SlotWeek";
import { useDepartment, useInstitution, usePeopleAt } from "../queries";
import { hcpWords } from "../words";
import "../hcp.css";

/** One department: its people and its hours. */
export function DepartmentPage() {
  const { id = "" } = useParams();
  const found = useDepartment(id);
  if (!found.row) return <Missing found={found} back="/accounts?tab=institutions" />;
  return <Content row={found.row} />;
}

function Content({ row }: { row: Live<Department> }) {
  const t = useWords(hcpWords);
  const codes = useCodes();
  const place = useInstitution(row.institution_id);
  const slots = place.slots.filter((slot) => !slot.department_id || slot.department_id === row.id);
  return (
    <Page
      title={row.name}
      back={`/accounts/institutions/${row.institution_id}`}
      note={
        <span className="h-chips">
          <Link to={`/accounts/institutions/${row.institution_id}`}>{place.row?.name}</Link>
          <span>{codes.word("specialties", row.specialty_code)}</span>
          <StateChips row={row} />
        </span>
      }
      actions={<RecordActs kind="department" row={row} />}
    >
      <Panel title={t("slots")}>
        <SlotWeek slots={slots} departments={new Map()} />
      </Panel>
      <People row={row} />
    </Page>
  );
}

function People({ row }: { row: Live<Department> }) {
  const t = useWords(hcpWords);
  const people = usePeopleAt(row.institution_id, row.id);
  const may = useMay("hcp.create");
  const rows = people.rows ?? [];
  return (
    <Panel
      title={t("people")}
      side={
        may && (
          <Button
            component={Link}
            to={`/accounts/hcps/new?institution=${row.institution_id}&department=${row.id}`}
            variant="subtle"
            className="h-side"
            leftSection={<IconPlus size={20} aria-hidden />}
          >
            {t("addHcp")}
          </Button>
        )
      }
    >
      {people.rows?.length === 0 && <p className="h-soft">{t("departmentEmpty")}</p>}
      <CardList>
        {rows.map((one) => (
          <li key={one.id}>
            <HcpCard row={one} at />
          </li>
        ))}
      </CardList>
      <Rest people={people} />
    </Panel>
  );
}
