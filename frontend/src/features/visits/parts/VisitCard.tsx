import type { Visit } from "@/api/rows";
import { useWords } from "@/i18n";
import { showShortDay, showTime } from "@/lib/time";
import type { Live } from "@/offline";
import { Card } from "@/ui/Card";
import { dayOfVisit, momentOf } from "../visit";
import { visitWords } from "../words";
import { VisitBadges } from "./VisitBadges";

type Props = {
  visit: Live<Visit>;
  department?: string;
  /** The owner's name stands in the note: lists of a team. */
  owner?: boolean;
  /** The day stands over the time: lists without headings of days. */
  day?: boolean;
};

/** A visit in a list: when, whom, where, how it stands. */
export function VisitCard({ visit, department, owner, day }: Props) {
  const t = useWords(visitWords);
  const place = [visit.institution_name, department].filter(Boolean).join(" · ");
  const note = [visit.hcp_name && place, t(`channel.${visit.channel}`), owner && visit.owner_name];
  return (
    <Card
      to={`/visits/${visit.id}`}
      lead={
        <span className="v-time">
          {day && <small>{showShortDay(dayOfVisit(visit))}</small>}
          {showTime(momentOf(visit)) || "–"}
        </span>
      }
      title={visit.hcp_name || place}
      note={note.filter(Boolean).join(" · ")}
      end={<VisitBadges visit={visit} brief />}
    />
  );
}
