import { Button } from "@mantine/core";
import { IconCalendarPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useWords } from "@/i18n";
import { Problem } from "@/lib/problem";
import { useMay, useRows } from "@/offline";
import { BigChoice } from "@/ui/Choice";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";
import { SearchBox } from "@/ui/SearchBox";
import { SideBySide, useNarrowing } from "@/ui/SideBySide";
import { EmptyState } from "@/ui/States";
import { Note } from "@/ui/Status";
import { VirtualList } from "@/ui/VirtualList";
import { asShow, isShown, shows } from "../filters";
import { EventForm } from "../forms/EventForm";
import { EventCard } from "../parts/EventCard";
import { ViewSwitch } from "../parts/ViewSwitch";
import { useEvents } from "../queries";
import "../events.css";
import { eventWords } from "../words";

/** The events and the one that was chosen. */
export function Events() {
  const t = useWords(eventWords);
  return <SideBySide root="/events" list={<EventsPage />} label={t("event")} />;
}

/** All events one may see: search, what to show, and a list in the order of their days. */
function EventsPage() {
  const t = useWords(eventWords);
  const { read, narrow } = useNarrowing();
  const [planning, setPlanning] = useState(false);
  const navigate = useNavigate();
  const plans = useMay("events.plan");
  const show = asShow(read("show"));
  const typed = read("q");
  return (
    <Page
      title={t("title")}
      actions={
        plans && (
          <Button leftSection={<IconCalendarPlus size={22} aria-hidden />} onClick={() => setPlanning(true)}>
            {t("new")}
          </Button>
        )
      }
    >
      <ViewSwitch now="list" />
      <SearchBox value={typed} wait={250} hint={t("search")} onSearch={(text) => narrow({ q: text })} />
      <BigChoice
        label={t("show")}
        options={shows.map((one) => ({ value: one, label: t(`show.${one}`) }))}
        value={show}
        onChange={(next) => narrow({ show: next === "coming" ? "" : next })}
      />
      <Found show={show} typed={typed} />
      {planning && (
        <EventForm
          onDone={(event) => void navigate(`/events/${event.id}`)}
          onClose={() => setPlanning(false)}
        />
      )}
    </Page>
  );
}

/** Without a network: the events this tablet carries. */
function Carried({ show, typed }: { show: (typeof shows)[number]; typed: string }) {
  const t = useWords(eventWords);
  const events = useRows("events", { match: (event) => isShown(event, show, typed) }, [show, typed]);
  const sorted = [...(events ?? [])].sort((one, other) => (one.starts_at < other.starts_at ? -1 : 1));
  return (
    <>
      <Note tone="waiting">{t("carriedOnly")}</Note>
      <ul className="r-list">
        {sorted.map((event) => (
          <li key={event.id}>
            <EventCard event={event} />
          </li>
        ))}
      </ul>
      {events?.length === 0 && <p className="e-quiet">{t("noneFound")}</p>}
    </>
  );
}

function Found({ show, typed }: { show: (typeof shows)[number]; typed: string }) {
  const t = useWords(eventWords);
  const query = useEvents(show, typed);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const events = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.error instanceof Problem && query.error.offline) return <Carried show={show} typed={typed} />;
  return (
    <Loaded query={query} lines={5}>
      {() =>
        events.length === 0 ? (
          <section className="r-panel">
            <EmptyState
              title={t(typed || show !== "coming" ? "noneFound" : "none")}
              note={typed || show !== "coming" ? undefined : t("noneNote")}
            />
          </section>
        ) : (
          <VirtualList
            rows={events}
            keyOf={(event) => event.id}
            render={(event) => <EventCard event={event} />}
            guess={100}
            onEnd={() => hasNextPage && !isFetchingNextPage && void fetchNextPage()}
          />
        )
      }
    </Loaded>
  );
}
