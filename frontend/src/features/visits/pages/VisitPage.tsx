import { useParams } from "react-router";
import type { Visit } from "@/api/rows";
import { HistoryButton } from "@/history";
import { inLanguage, useWords } from "@/i18n";
import { showInstant } from "@/lib/time";
import { type Live, useTrayItem, useUser } from "@/offline";
import { slot } from "@/room";
import { Columns, Facts, Page, Panel, Stack } from "@/ui/Page";
import { EmptyState, ErrorState, Waiting } from "@/ui/States";
import { Note, RuleTag } from "@/ui/Status";
import { AsPlanned } from "../parts/AsPlanned";
import { FilesOf } from "../parts/FilesOf";
import { MealPanel } from "../parts/MealPanel";
import { MendNote } from "../parts/MendNote";
import { Moves } from "../parts/Moves";
import { Presence } from "../parts/Presence";
import { SpokenOf } from "../parts/SpokenOf";
import { ThreeTimes } from "../parts/ThreeTimes";
import { VisitBadges } from "../parts/VisitBadges";
import { useDepartmentNames, useHcps, useVisit } from "../queries";
import { visitWords } from "../words";

/** One visit: the facts, the three times, what was spoken of, and the moves that are open to the reader. */
export function VisitPage() {
  const t = useWords(visitWords);
  const { id } = useParams();
  const { visit, error, retry } = useVisit(id);
  if (visit === undefined) {
    return (
      <Page title={t("visit")} back="/visits">
        <Waiting />
      </Page>
    );
  }
  if (visit === null) {
    return (
      <Page title={t("visit")} back="/visits">
        {error ? (
          <ErrorState error={error} retry={retry} />
        ) : (
          <EmptyState title={t("gone")} note={t("goneNote")} />
        )}
      </Page>
    );
  }
  return <Shown visit={visit} />;
}

function Shown({ visit }: { visit: Live<Visit> }) {
  const t = useWords(visitWords);
  const department = useDepartmentNames().get(visit.department_id ?? "");
  const place = [visit.institution_name, department].filter(Boolean).join(" · ");
  const refused = useTrayItem(
    visit.pending && visit.pending.state !== "queued" ? visit.pending.command : null,
  );
  return (
    <Page
      title={visit.hcp_name || place}
      note={visit.hcp_name && place}
      back="/visits"
      actions={visit.number && <HistoryButton kind="visit" id={visit.id} name={visit.number} />}
    >
      <div className="v-badges" data-row>
        <VisitBadges visit={visit} />
      </div>
      <MendNote item={refused} />
      {visit.state === "returned" && visit.returned_reason && (
        <Note tone="needs" title={t("returnedTitle")}>
          {visit.returned_reason}
        </Note>
      )}
      <Warnings visit={visit} />
      <AsPlanned boxed visit={visit} />
      <Columns>
        <Stack>
          <SpokenOf visit={visit} />
          <ThreeTimes visit={visit} />
        </Stack>
        <Stack>
          <About visit={visit} />
          <Presence visit={visit} />
          <FilesOf visit={visit} />
          {visit.meal && <MealPanel visit={visit} meal={visit.meal} />}
          <ReportIt visit={visit} />
        </Stack>
      </Columns>
      <Moves visit={visit} />
    </Page>
  );
}

/** What was learned at one's own visit may be reported from here. */
function ReportIt({ visit }: { visit: Visit }) {
  const Report = slot("cases.report");
  const mine = useUser().id === visit.owner_id;
  return Report && mine ? <Report kind="visit" id={visit.id} /> : null;
}

function Warnings({ visit }: { visit: Visit }) {
  const t = useWords(visitWords);
  return visit.warnings.map((warning) => (
    <Note key={warning.code} tone="waiting" title={t("warnTitle")}>
      <div>{inLanguage(warning)}</div>
      <RuleTag rule={warning.rule} />
    </Note>
  ));
}

function About({ visit }: { visit: Visit }) {
  const t = useWords(visitWords);
  const hcps = useHcps();
  const others = visit.also_met.map((id) => hcps?.find((hcp) => hcp.id === id)?.name ?? t("someone"));
  const planned =
    visit.planned_at &&
    `${showInstant(visit.planned_at)} · ${t("minutes", { count: visit.planned_minutes ?? 30 })}`;
  return (
    <Panel title={t("facts")}>
      <Facts
        of={[
          [t("number"), visit.number || t("numberLater")],
          [t("owner"), visit.owner_name],
          [t("channel"), t(`channel.${visit.channel}`)],
          [t("plannedFor"), planned],
          ...(others.length > 0 ? ([[t("others"), others.join(t("comma"))]] as const) : []),
        ]}
      />
    </Panel>
  );
}
