import { Button } from "@mantine/core";
import { IconCalendarPlus, IconPencilPlus } from "@tabler/icons-react";
import { Link, useParams } from "react-router";
import type { Hcp } from "@/api/rows";
import { useWords } from "@/i18n";
import { type Live, useMay } from "@/offline";
import { slot } from "@/room";
import { Dock, Facts, Page, Panel } from "@/ui/Page";
import { useCodes } from "../codes";
import { Contact } from "../parts/Contact";
import { StateChips } from "../parts/chips";
import { Missing } from "../parts/Missing";
import { NextVisit } from "../parts/NextVisit";
import { Posts } from "../parts/Posts";
import { RecordActs } from "../parts/RecordActs";
import { showVisited } from "../parts/visited";
import { useHcp } from "../queries";
import { hcpWords } from "../words";
import "../hcp.css";

/** One person: who he is, where he works, every visit, and the way to the next one. */
export function HcpPage() {
  const { id = "" } = useParams();
  const found = useHcp(id);
  const VisitsOf = slot("visits.of");
  const LedgerOf = slot("ledger.of");
  const ledger = useMay("compliance.read_ledger");
  const visits = useMay("visits.read") && VisitsOf !== undefined;
  if (!found.row) return <Missing found={found} back="/accounts" />;
  const row = found.row;
  return (
    <Page
      title={row.name}
      back="/accounts"
      note={<Under row={row} />}
      actions={<RecordActs kind="hcp" row={row} />}
    >
      <div className="h-split" data-alone={!visits || undefined}>
        <div className="r-stack">
          <NextVisit hcp={row.id} />
          <Identity row={row} />
          <Posts hcp={row} posts={found.posts} />
          <Contact row={row} />
          {ledger && LedgerOf && <LedgerOf hcpId={row.id} />}
        </div>
        {visits && VisitsOf && (
          <div data-main>
            <VisitsOf hcpId={row.id} />
          </div>
        )}
      </div>
      <VisitDock row={row} />
    </Page>
  );
}

function Under({ row }: { row: Live<Hcp> }) {
  const codes = useCodes();
  const place = [codes.word("titles", row.title_code), row.department_name, row.institution_name];
  return (
    <span className="h-chips">
      <span>{place.filter(Boolean).join(" · ")}</span>
      <StateChips row={row} />
    </span>
  );
}

function Identity({ row }: { row: Live<Hcp> }) {
  const t = useWords(hcpWords);
  const codes = useCodes();
  const specialties = row.specialties.map((code) => codes.word("specialties", code)).join(" · ");
  return (
    <Panel title={t("identity")}>
      <Facts
        of={[
          [t("gender"), codes.word("genders", row.gender)],
          [t("specialties"), specialties],
          [t("lastVisit"), showVisited(row.last_visit_on)],
        ]}
      />
    </Panel>
  );
}

function VisitDock({ row }: { row: Live<Hcp> }) {
  const t = useWords(hcpWords);
  const plan = useMay("visits.plan");
  const write = useMay("visits.write");
  if (!plan || !write || row.status === "closed") return null;
  return (
    <Dock>
      <Button
        component={Link}
        to={`/visits/plan?hcp=${row.id}`}
        size="lg"
        variant="default"
        leftSection={<IconCalendarPlus size={22} aria-hidden />}
      >
        {t("planVisit")}
      </Button>
      <Button
        component={Link}
        to={`/visits/new?hcp=${row.id}`}
        size="lg"
        leftSection={<IconPencilPlus size={22} aria-hidden />}
      >
        {t("logVisit")}
      </Button>
    </Dock>
  );
}
