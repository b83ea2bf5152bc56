import { useWords } from "@/i18n";
import { Panel } from "@/ui/Page";
import type { EventDetail } from "../rows";
import { eventWords } from "../words";
import { timeAt, wallAt } from "../zone";
import { EditPart } from "./EditPart";

/** The programme of an event, in the hours of its place. */
export function Agenda({ event }: { event: EventDetail }) {
  const t = useWords(eventWords);
  const speakers = new Map(event.engagements.map((one) => [one.speaker_id, one.speaker_name]));
  const days = new Set(event.agenda.map((item) => wallAt(item.starts_at, event.time_zone).slice(0, 10)));
  return (
    <Panel title={t("agenda")} side={<EditPart event={event} part="agenda" />}>
      {event.agenda.length === 0 && <p className="e-quiet">{t("noAgenda")}</p>}
      <ol className="r-rows">
        {event.agenda.map((item) => (
          <li key={item.id}>
            <span className="e-time">
              {days.size > 1 && <small>{wallAt(item.starts_at, event.time_zone).slice(5, 10)}</small>}
              {timeAt(item.starts_at, event.time_zone)}
            </span>
            <div className="r-row-words">
              <div className="r-row-title">{item.title}</div>
              <div className="r-row-note">
                {[t("minutes", { count: item.minutes }), speakers.get(item.speaker_id ?? "")]
                  .filter(Boolean)
                  .join(" · ")}
              </div>
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
