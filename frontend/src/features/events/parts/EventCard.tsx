import dayjs from "dayjs";
import { Card } from "@/ui/Card";
import { typeOf } from "../event";
import type { EventRow } from "../rows";
import { firstDay, timeAt } from "../zone";
import { StateBadge } from "./StateBadge";

type Props = {
  event: EventRow;
  /** Only the hour stands at the left: lists of one day. */
  brief?: boolean;
};

/** An event in a list: when, what, where, how it stands. */
export function EventCard({ event, brief }: Props) {
  const day = dayjs(firstDay(event));
  const time = timeAt(event.starts_at, event.time_zone);
  return (
    <Card
      to={`/events/${event.id}`}
      lead={
        <span className="e-day" data-time={brief || undefined}>
          {!brief && <small>{day.format("MMM")}</small>}
          {brief ? time : day.format("D")}
        </span>
      }
      title={event.title}
      note={[!brief && time, typeOf(event), event.venue, !brief && event.owner_name]
        .filter(Boolean)
        .join(" · ")}
      end={<StateBadge state={event.state} />}
    />
  );
}
