import { ActionIcon, Button } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import dayjs from "dayjs";
import { useMemo } from "react";
import { useSearchParams } from "react-router";
import type { Day } from "@/api/rows";
import { useLanguage, useWords } from "@/i18n";
import { showLongDay, today } from "@/lib/time";
import { CardList } from "@/ui/Card";
import { Loaded } from "@/ui/Loaded";
import { Columns, Page, Panel } from "@/ui/Page";
import { addMonths, type Month as MonthName, monthOf } from "../calendar";
import { byDay } from "../event";
import { EventCard } from "../parts/EventCard";
import { Month } from "../parts/Month";
import { ViewSwitch } from "../parts/ViewSwitch";
import { useMonth } from "../queries";
import type { EventRow } from "../rows";
import "../events.css";
import { eventWords } from "../words";

/** A month of events, and what is on the day that was chosen. */
export function CalendarPage() {
  const t = useWords(eventWords);
  const [params, setParams] = useSearchParams();
  const said = params.get("day") ?? "";
  const day = /^\d{4}-\d{2}-\d{2}$/.test(said) ? said : today();
  const choose = (next: Day) => setParams(next === today() ? {} : { day: next }, { replace: true });
  const month = monthOf(day);
  const query = useMonth(month);
  const days = useMemo(() => byDay(query.data ?? []), [query.data]);
  return (
    <Page title={t("title")} wide>
      <ViewSwitch now="calendar" />
      <Columns>
        <section className="r-panel e-calendar">
          <Head month={month} onChoose={choose} />
          <Loaded query={query} lines={6}>
            {() => <Month month={month} chosen={day} days={days} onChoose={choose} />}
          </Loaded>
        </section>
        <div className="e-on-day">
          <Panel title={<span aria-live="polite">{showLongDay(day)}</span>}>
            <OnDay events={days.get(day) ?? []} />
          </Panel>
        </div>
      </Columns>
    </Page>
  );
}

function Head({ month, onChoose }: { month: MonthName; onChoose: (day: Day) => void }) {
  const t = useWords(eventWords);
  useLanguage();
  const go = (count: number) => {
    const next = addMonths(month, count);
    onChoose(next === monthOf(today()) ? today() : `${next}-01`);
  };
  return (
    <div className="e-month-head">
      <ActionIcon variant="default" size={48} aria-label={t("previous")} onClick={() => go(-1)}>
        <IconChevronLeft size={22} aria-hidden />
      </ActionIcon>
      <h2>{dayjs(`${month}-01`).format(t("monthFormat"))}</h2>
      <ActionIcon variant="default" size={48} aria-label={t("next")} onClick={() => go(1)}>
        <IconChevronRight size={22} aria-hidden />
      </ActionIcon>
      <Button variant="default" onClick={() => onChoose(today())}>
        {t("today")}
      </Button>
    </div>
  );
}

function OnDay({ events }: { events: readonly EventRow[] }) {
  const t = useWords(eventWords);
  if (events.length === 0) return <p className="e-quiet">{t("nothingOn")}</p>;
  return (
    <CardList>
      {events.map((event) => (
        <li key={event.id}>
          <EventCard event={event} brief />
        </li>
      ))}
    </CardList>
  );
}
