import { Link } from "react-router";
import { useWords } from "@/i18n";
import { showTime, today } from "@/lib/time";
import { useUser } from "@/offline";
import { useVisitsBetween } from "../queries";
import { momentOf } from "../visit";
import { visitWords } from "../words";

/** What is planned for today and not written up: most often that is what is meant. */
export function TodaysPlan() {
  const t = useWords(visitWords);
  const user = useUser();
  const visits = useVisitsBetween(today(), today(), user.id) ?? [];
  const todo = visits.filter((visit) => visit.state === "planned" || visit.state === "checked_in");
  if (todo.length === 0) return null;
  return (
    <div>
      <span className="r-field-label" id="todays-plan">
        {t("todayPlan")}
      </span>
      <div className="r-choices" role="group" aria-labelledby="todays-plan">
        {todo.map((visit) => (
          <Link key={visit.id} className="r-choice v-choice-link" to={`/visits/${visit.id}/log`} replace>
            <span>
              {`${showTime(momentOf(visit))} ${visit.hcp_name || visit.institution_name}`}
              {visit.hcp_name && <small>{visit.institution_name}</small>}
            </span>
          </Link>
        ))}
      </div>
    </div>
  );
}
