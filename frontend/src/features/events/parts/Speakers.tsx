import { useWords } from "@/i18n";
import { Panel } from "@/ui/Page";
import { showMoney } from "../money";
import type { EventDetail } from "../rows";
import { eventWords } from "../words";
import { EditPart } from "./EditPart";

/** Who speaks at an event, at which tier, for how many hours, and the fee that makes. */
export function Speakers({ event }: { event: EventDetail }) {
  const t = useWords(eventWords);
  return (
    <Panel title={t("speakers")} side={<EditPart event={event} part="speakers" />}>
      {event.engagements.length === 0 && <p className="e-quiet">{t("noSpeakers")}</p>}
      <ul className="r-rows">
        {event.engagements.map((one) => (
          <li key={one.id}>
            <div className="r-row-words">
              <div className="r-row-title">{one.speaker_name}</div>
              <div className="r-row-note">
                {[
                  t(`role.${one.role}`),
                  t(`tier.${one.tier}`),
                  t("hours", { hours: hoursOf(one) }),
                  t("perHour", { amount: showMoney(one.per_hour, event.currency) }),
                ].join(" · ")}
              </div>
            </div>
            <b className="e-amount">{showMoney(one.amount, event.currency)}</b>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

type Hours = { service_hours: string; preparation_hours: string; travel_hours: string };

/** All hours that are paid: quarters, so that a number says them exactly. */
export function hoursOf(one: Hours): string {
  const sum = Number(one.service_hours) + Number(one.preparation_hours) + Number(one.travel_hours);
  return String(Math.round(sum * 100) / 100);
}
