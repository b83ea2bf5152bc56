import { useParams } from "react-router";
import { HistoryButton } from "@/history";
import { useWords } from "@/i18n";
import { Problem } from "@/lib/problem";
import { showInstant } from "@/lib/time";
import { useRow } from "@/offline";
import { Loaded } from "@/ui/Loaded";
import { Columns, Facts, Page, Panel, Stack } from "@/ui/Page";
import { Note } from "@/ui/Status";
import { countryName } from "../choices";
import { topicOf, typeOf } from "../event";
import { Agenda } from "../parts/Agenda";
import { Certificates } from "../parts/Certificates";
import { Checks } from "../parts/Checks";
import { Dossier } from "../parts/Dossier";
import { EditPart } from "../parts/EditPart";
import { Evidence } from "../parts/Evidence";
import { Money } from "../parts/Money";
import { Moves } from "../parts/Moves";
import { People } from "../parts/People";
import { Requests } from "../parts/Requests";
import { Shares } from "../parts/Shares";
import { Speakers } from "../parts/Speakers";
import { StateBadge } from "../parts/StateBadge";
import { ToTheDay } from "../parts/ToTheDay";
import { productNames, useEvent, useProducts } from "../queries";
import type { EventDetail, EventRow } from "../rows";
import { showWhen } from "../zone";
import "../events.css";
import { eventWords } from "../words";

/** One event: what is planned, who comes, what it costs, and the moves open to the reader. */
export function EventPage() {
  const t = useWords(eventWords);
  const { id = "" } = useParams();
  const query = useEvent(id);
  const carried = useRow("events", id);
  if (query.data) return <Shown key={id} event={query.data} />;
  if (carried && query.error instanceof Problem && query.error.offline) return <Carried event={carried} />;
  return (
    <Page title={t("event")} back="/events">
      <Loaded query={query}>{() => null}</Loaded>
    </Page>
  );
}

function Shown({ event }: { event: EventDetail }) {
  const t = useWords(eventWords);
  return (
    <Page
      title={event.title}
      note={[event.number, typeOf(event)].join(" · ")}
      back="/events"
      actions={
        <>
          <Dossier event={event} />
          <HistoryButton kind="event" id={event.id} name={event.number} />
        </>
      }
    >
      <div className="e-badges">
        <StateBadge state={event.state} />
      </div>
      <ToTheDay event={event} />
      {["returned", "reconciling"].includes(event.state) && event.returned_reason && (
        <Note tone="needs" title={t("returnedTitle")}>
          {event.returned_reason}
        </Note>
      )}
      <Columns>
        <Stack>
          <Requests eventId={event.id} />
          <About event={event} />
          <Agenda event={event} />
          <Money event={event} />
        </Stack>
        <Stack>
          <Checks event={event} />
          <People event={event} />
          <Speakers event={event} />
          <Evidence event={event} />
          <Shares event={event} />
          <Certificates event={event} />
        </Stack>
      </Columns>
      <Moves event={event} />
    </Page>
  );
}

/** Without a network: what the tablet knows, and the way to the door. */
function Carried({ event }: { event: EventRow }) {
  const t = useWords(eventWords);
  return (
    <Page title={event.title} note={[event.number, typeOf(event)].join(" · ")} back="/events">
      <div className="e-badges">
        <StateBadge state={event.state} />
      </div>
      <Panel title={t("about")}>
        <Facts
          of={[
            [t("when"), showWhen(event)],
            [t("where"), event.venue],
            [t("owner"), event.owner_name],
          ]}
        />
      </Panel>
      <Note tone="waiting">{t("restOnline")}</Note>
      <ToTheDay event={event} />
    </Page>
  );
}

function About({ event }: { event: EventDetail }) {
  const t = useWords(eventWords);
  const products = productNames(useProducts().data ?? [], event.product_ids).join(t("comma"));
  const inPerson = event.format !== "virtual";
  return (
    <Panel title={t("about")} side={<EditPart event={event} part="event" />}>
      <Facts
        of={[
          [t("when"), showWhen(event)],
          [t("where"), event.venue],
          [t("format"), t(`format.${event.format}`)],
          ...(inPerson ? ([[t("place"), t(`venue.${event.venue_kind}`)]] as const) : []),
          [t("country"), countryName(event.country)],
          [t("plannedHeads"), t("heads", { count: event.planned_heads })],
          [t("topic"), topicOf(event)],
          [t("products"), products],
          [t("alcohol"), t(event.alcohol ? "yes" : "no")],
          [t("owner"), event.owner_name],
          [t("helpers"), event.team_names.join(t("comma"))],
          ...(event.approved_at ? ([[t("approvedAt"), showInstant(event.approved_at)]] as const) : []),
          ...(event.closed_at ? ([[t("closedAt"), showInstant(event.closed_at)]] as const) : []),
        ]}
      />
      <div className="e-need">
        <span className="e-label">{t("need")}</span>
        <p>{event.need || "—"}</p>
      </div>
    </Panel>
  );
}
