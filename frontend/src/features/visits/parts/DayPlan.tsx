import { Button } from "@mantine/core";
import { Link } from "react-router";
import type { Visit } from "@/api/rows";
import { useWords } from "@/i18n";
import { showLongDay, today } from "@/lib/time";
import { type Live, useUser } from "@/offline";
import { EmptyState, Waiting } from "@/ui/States";
import { useDepartmentNames, useVisitsBetween } from "../queries";
import { nextOf } from "../visit";
import { visitWords } from "../words";
import { NextVisit } from "./NextVisit";
import { VisitCard } from "./VisitCard";

/** One day of mine in time order; of today, the next visit stands on top. */
export function DayPlan({ day }: { day: string }) {
  const t = useWords(visitWords);
  const user = useUser();
  const visits = useVisitsBetween(day, day, user.id);
  const departments = useDepartmentNames();
  const heading = day === today() ? t("todayPlan") : showLongDay(day);
  if (!visits) return <Waiting lines={3} />;
  const shown = visits.filter((visit) => visit.state !== "cancelled");
  const next = day === today() ? nextOf(shown) : undefined;
  const department = (visit: Visit) => departments.get(visit.department_id ?? "");
  const rest = shown.filter((visit) => visit.id !== next?.id);
  return (
    <section className="r-stack" aria-label={heading}>
      <h2 className="v-heading">{`${heading} · ${t("visits", { count: shown.length })}`}</h2>
      {shown.length === 0 && <NothingPlanned day={day} />}
      {next && <NextVisit key={next.id} first visit={next} department={department(next)} />}
      <ul className="r-list">
        {rest.map((visit) => (
          <li key={visit.id}>
            <OfDay visit={visit} day={day} department={department(visit)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is still to do today keeps its buttons; the rest is a line. */
function OfDay({ visit, day, department }: { visit: Live<Visit>; day: string; department?: string }) {
  const todo = day === today() && (visit.state === "planned" || visit.state === "checked_in");
  return todo ? (
    <NextVisit visit={visit} department={department} />
  ) : (
    <VisitCard visit={visit} department={department} />
  );
}

function NothingPlanned({ day }: { day: string }) {
  const t = useWords(visitWords);
  return (
    <section className="r-panel">
      <EmptyState
        title={t(day === today() ? "nothingToday" : "nothingThatDay")}
        note={day >= today() ? t("nothingNote") : undefined}
        action={
          day >= today() && (
            <Button component={Link} to="/visits/plan">
              {t("plan.title")}
            </Button>
          )
        }
      />
    </section>
  );
}
