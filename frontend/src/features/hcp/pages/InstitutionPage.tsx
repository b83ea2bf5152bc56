import { Button } from "@mantine/core";
import { IconPencil, IconPlus } from "@tabler/icons-react";
import { useMemo } from "react";
import { Link, useParams } from "react-router";
import type { Institution } from "@/api/rows";
import { HistoryButton } from "@/history";
import { useWords } from "@/i18n";
import { type Live, useMay } from "@/offline";
import { slot } from "@/room";
import { Facts, Page, Panel } from "@/ui/Page";
import { useCodes } from "../codes";
import { RankChip, StateChips } from "../parts/chips";
import { Departments } from "../parts/Departments";
import { MapLink } from "../parts/MapLink";
import { Missing } from "../parts/Missing";
import { wholeAddress } from "../parts/place";
import { Registrations } from "../parts/Registrations";
import { SlotWeek } from "../parts/SlotWeek";
import { type InstitutionFound, useInstitution } from "../queries";
import { hcpWords } from "../words";
import "../hcp.css";

const BACK = "/accounts?tab=institutions";

/** One institution: what it is, when it receives, may I go there, who works there. */
export function InstitutionPage() {
  const { id = "" } = useParams();
  const found = useInstitution(id);
  if (!found.row) return <Missing found={found} back={BACK} />;
  const row = found.row;
  return (
    <Page title={row.name} back={BACK} note={<Under row={row} />} actions={<Acts row={row} />}>
      <Reception found={found} id={row.id} />
      <div className="h-split">
        <div className="r-stack">
          <About row={row} />
          <Registrations entries={found.registrations} />
        </div>
        <div data-main>
          <Departments institution={row.id} departments={found.departments ?? []} />
        </div>
        <Visits institution={row.id} />
      </div>
    </Page>
  );
}

function Under({ row }: { row: Live<Institution> }) {
  const codes = useCodes();
  return (
    <span className="h-chips">
      <RankChip of={row} />
      <span>{[codes.word("kinds", row.kind), row.division_text].filter(Boolean).join(" · ")}</span>
      <StateChips row={row} />
    </span>
  );
}

function Acts({ row }: { row: Live<Institution> }) {
  const t = useWords(hcpWords);
  const may = useMay("hcp.keep_institutions");
  return (
    <span className="h-chips">
      {may && (
        <Button
          component={Link}
          to={`/accounts/institutions/${row.id}/edit`}
          variant="default"
          leftSection={<IconPencil size={20} aria-hidden />}
        >
          {t("correct")}
        </Button>
      )}
      <HistoryButton kind="institution" id={row.id} name={row.name} />
    </span>
  );
}

function About({ row }: { row: Live<Institution> }) {
  const t = useWords(hcpWords);
  const place = wholeAddress(row);
  return (
    <Panel title={t("identity")}>
      <div className="r-stack">
        <Facts
          of={[
            [t("address"), place],
            [t("aliases"), row.aliases.join(" · ")],
            [t("uscc"), row.uscc],
          ]}
        />
        <div>
          <MapLink place={`${place} ${row.name}`.trim()} />
        </div>
      </div>
    </Panel>
  );
}

function Reception({ found, id }: { found: InstitutionFound; id: string }) {
  const t = useWords(hcpWords);
  const may = useMay("hcp.keep_slots");
  const names = useMemo(
    () => new Map((found.departments ?? []).map((one) => [one.id, one.name])),
    [found.departments],
  );
  return (
    <Panel
      title={t("slots")}
      side={
        may && (
          <Button
            component={Link}
            className="h-side"
            to={`/accounts/institutions/${id}/slots/new`}
            variant="subtle"
            leftSection={<IconPlus size={20} aria-hidden />}
          >
            {t("slots.new")}
          </Button>
        )
      }
    >
      <SlotWeek
        slots={found.slots}
        departments={names}
        edit={may ? (slotId) => `/accounts/institutions/${id}/slots/${slotId}` : undefined}
      />
    </Panel>
  );
}

function Visits({ institution }: { institution: string }) {
  const VisitsOf = slot("visits.of");
  const may = useMay("visits.read");
  if (!VisitsOf || !may) return null;
  return (
    <div>
      <VisitsOf institutionId={institution} />
    </div>
  );
}
