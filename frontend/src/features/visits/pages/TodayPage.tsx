import { Button } from "@mantine/core";
import { IconCalendarPlus, IconPencilPlus } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { useLanguage, useWords } from "@/i18n";
import { showLongDay, today } from "@/lib/time";
import { useMay, useUser } from "@/offline";
import { slot } from "@/room";
import { Columns, Page } from "@/ui/Page";
import { DayPlan } from "../parts/DayPlan";
import { ToJudge } from "../parts/ToJudge";
import { WaitsForMe } from "../parts/WaitsForMe";
import { addDays, WEEK, WeekStrip } from "../parts/WeekStrip";
import { useVisitsBetween } from "../queries";
import { visitWords } from "../words";

/** Home: the day's plan in time order with the next visit on top, the days ahead, and what waits for me. */
export function TodayPage() {
  const t = useWords(visitWords);
  const user = useUser();
  useLanguage();
  const plans = useMay("visits.plan");
  const judges = useMay("visits.approve");
  const Warnings = slot("permit.warnings");
  return (
    <Page
      title={t("greeting", { name: user.name })}
      note={showLongDay(today())}
      actions={plans && <NewVisit />}
    >
      {plans && Warnings && <Warnings />}
      {plans ? <MyDays judges={judges} /> : judges && <ToJudge />}
    </Page>
  );
}

function NewVisit() {
  const t = useWords(visitWords);
  return (
    <div className="v-acts">
      <Button
        component={Link}
        to="/visits/plan"
        variant="default"
        size="lg"
        leftSection={<IconCalendarPlus size={22} aria-hidden />}
      >
        {t("plan.title")}
      </Button>
      <Button
        component={Link}
        to="/visits/new"
        size="lg"
        leftSection={<IconPencilPlus size={22} aria-hidden />}
      >
        {t("log.new")}
      </Button>
    </div>
  );
}

function MyDays({ judges }: { judges: boolean }) {
  const t = useWords(visitWords);
  const user = useUser();
  const [query, setQuery] = useSearchParams();
  const day = query.get("day") ?? today();
  const [from, setFrom] = useState(day >= today() && day < addDays(today(), WEEK) ? today() : day);
  const visits = useVisitsBetween(from, addDays(from, WEEK - 1), user.id);
  const shown = (visits ?? []).filter((visit) => visit.state !== "cancelled");
  return (
    <>
      <WeekStrip
        from={from}
        chosen={day}
        visits={shown}
        onMove={setFrom}
        onChoose={(next) => setQuery(next === today() ? {} : { day: next }, { replace: true })}
      />
      <Columns>
        <DayPlan day={day} />
        <section className="r-stack" aria-label={t("waitsForMe")}>
          <h2 className="v-heading">{t("waitsForMe")}</h2>
          {judges && <ToJudge />}
          <WaitsForMe />
        </section>
      </Columns>
    </>
  );
}
