// What the forms of an event hold, and how it is read from a row and written to the server.
import { today } from "@/lib/time";
import { addDays } from "../calendar";
import { countries } from "../choices";
import type { EventDetail, Format, VenueKind } from "../rows";
import { instantAt, wallAt } from "../zone";

export type EventValues = {
  type_id: string | null;
  title: string;
  need: string;
  topic_id: string | null;
  format: Format;
  country: string;
  venue: string;
  venue_kind: VenueKind;
  alcohol: boolean;
  /** As the clock shows it where the event is held. */
  starts_at: string;
  ends_at: string;
  planned_heads: number | "";
  product_ids: string[];
  team: string[];
};

const zoneOf = (country: string): string => countries[country]?.zone ?? "Asia/Shanghai";

export function readEvent(event: EventDetail | undefined): EventValues {
  const day = addDays(today(), 14);
  if (!event) {
    return {
      ...{ type_id: null, title: "", need: "", topic_id: null, format: "in_person", country: "CN" },
      ...{ venue: "", venue_kind: "hospital", alcohol: false, planned_heads: "", product_ids: [], team: [] },
      ...{ starts_at: `${day}T14:00`, ends_at: `${day}T16:00` },
    };
  }
  return {
    ...{ type_id: event.type_id, title: event.title, need: event.need, topic_id: event.topic_id },
    ...{ format: event.format, country: event.country, venue: event.venue, venue_kind: event.venue_kind },
    ...{ alcohol: event.alcohol, product_ids: event.product_ids, team: event.team.map(String) },
    planned_heads: event.planned_heads || "",
    starts_at: wallAt(event.starts_at, event.time_zone),
    ends_at: wallAt(event.ends_at, event.time_zone),
  };
}

/** The body of a request: a virtual event has its place online, a country brings its money and its clock. */
export function bodyOf(values: EventValues, before?: EventDetail): Record<string, unknown> {
  const moved = values.country !== before?.country;
  const zone = moved ? zoneOf(values.country) : (before?.time_zone ?? zoneOf(values.country));
  const virtual = values.format === "virtual";
  return {
    ...values,
    title: values.title.trim(),
    need: values.need.trim(),
    venue: values.venue.trim(),
    venue_kind: virtual ? "online" : values.venue_kind,
    alcohol: virtual ? false : values.alcohol,
    planned_heads: values.planned_heads || 0,
    team: values.team.map(Number),
    starts_at: instantAt(values.starts_at, zone),
    ends_at: instantAt(values.ends_at, zone),
    time_zone: zone,
    currency: moved ? (countries[values.country]?.currency ?? "CNY") : before?.currency,
  };
}

/** A new start takes the end along, so that the event keeps its length. */
export function moveStart(values: EventValues, starts_at: string): Partial<EventValues> {
  const length = Date.parse(`${values.ends_at}Z`) - Date.parse(`${values.starts_at}Z`);
  const ends = Date.parse(`${starts_at}Z`) + length;
  if (!(length > 0) || Number.isNaN(ends)) return { starts_at };
  return { starts_at, ends_at: new Date(ends).toISOString().slice(0, 16) };
}
