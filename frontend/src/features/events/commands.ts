// What is written about an event at the desk: each answers the whole event, so that the page shows it at once.
import { sendPhoto, write } from "@/api/desk";
import type { Id, Instant } from "@/api/rows";
import { say } from "@/i18n";
import { Problem } from "@/lib/problem";
import type { AgendaValues } from "./forms/AgendaForm";
import type { BudgetValues } from "./forms/BudgetForm";
import type { EvidenceValues } from "./forms/EvidenceForm";
import type { ExpensesValues } from "./forms/ExpensesForm";
import type { SpeakersValues } from "./forms/SpeakersForm";
import { bodyOf, type EventValues } from "./forms/values";
import { readMoney } from "./money";
import type { Certificates, EventDetail, Invitation, Invitee, Proof } from "./rows";
import { eventWords } from "./words";
import { instantAt } from "./zone";

/** The version an edit starts from, and the key that makes it happen once. */
export type How = { version: number | undefined; key: string };

const at = (id: Id, what: string) => `/api/events/${id}/${what}`;

export function saveEvent(
  id: Id,
  values: EventValues,
  before: EventDetail | undefined,
  { version, key }: How,
): Promise<EventDetail> {
  const body = bodyOf(values, before);
  return before
    ? write({ method: "PATCH", path: `/api/events/${id}`, json: { ...body, version }, key })
    : write({ method: "POST", path: "/api/events", json: { ...body, id }, key });
}

export function saveAgenda(
  event: EventDetail,
  { items }: AgendaValues,
  { version, key }: How,
): Promise<EventDetail> {
  const said = items.map(({ at: wall, minutes, ...item }) => ({
    ...item,
    title: item.title.trim(),
    minutes: minutes || 0,
    starts_at: instantAt(wall, event.time_zone),
  }));
  const inOrder = said.sort((one, other) => (one.starts_at < other.starts_at ? -1 : 1));
  return write({ method: "PUT", path: at(event.id, "agenda"), json: { items: inOrder, version }, key });
}

export function saveBudget(
  event: EventDetail,
  { lines }: BudgetValues,
  { version, key }: How,
): Promise<EventDetail> {
  const said = lines.map((line) => ({
    ...line,
    what: line.what.trim(),
    payee: line.payee.trim(),
    estimated: readMoney(line.estimated) ?? line.estimated,
    committed: line.committed.trim() ? (readMoney(line.committed) ?? line.committed) : null,
  }));
  return write({ method: "PUT", path: at(event.id, "budget"), json: { lines: said, version }, key });
}

export function saveSpeakers(
  event: EventDetail,
  { engagements }: SpeakersValues,
  { version, key }: How,
): Promise<EventDetail> {
  return write({ method: "PUT", path: at(event.id, "speakers"), json: { engagements, version }, key });
}

/** Moves without further words. */
export function move(event: EventDetail, name: string, json: unknown, key: string): Promise<EventDetail> {
  return write({ method: "POST", path: at(event.id, name.replaceAll("_", "-")), json, key });
}

export function reschedule(
  event: EventDetail,
  said: { starts_at: string; ends_at: string; reason: string },
  key: string,
): Promise<EventDetail> {
  const walls: { starts_at: Instant; ends_at: Instant } = {
    starts_at: instantAt(said.starts_at, event.time_zone),
    ends_at: instantAt(said.ends_at, event.time_zone),
  };
  return move(event, "reschedule", { ...walls, reason: said.reason }, key);
}

type NewInvitee = { id: Id; hcp_id: Id; meal: boolean; comment: string };

export function addInvitee(eventId: Id, json: NewInvitee): Promise<Invitee> {
  return write({ method: "POST", path: at(eventId, "invitees"), json, key: json.id });
}

export function setMeal(invitee: Invitee, meal: boolean, key: string): Promise<Invitee> {
  const path = at(invitee.event_id, `invitees/${invitee.id}`);
  return write({ method: "PATCH", path, json: { meal, version: invitee.version }, key });
}

export type ContactValues = { email: string; language: Invitee["language"] };

/** Where somebody is written to, and in which language; who was invited already is written to at once. */
export async function saveContact(
  event: EventDetail,
  invitee: Invitee,
  { email, language }: ContactValues,
  { version, key }: How,
): Promise<Invitee> {
  const path = at(event.id, `invitees/${invitee.id}`);
  const json = { email: email.trim(), language, version };
  const saved = await write<Invitee>({ method: "PATCH", path, json, key });
  const writes = event.state === "inviting" && saved.email !== "" && saved.email !== invitee.email;
  if (writes && saved.status !== "nominated") {
    await write({ method: "POST", path: at(event.id, "invitations"), json: { invitee_ids: [invitee.id] } });
  }
  return saved;
}

export function dismissInvitee(invitee: Invitee, reason: string, key: string): Promise<Invitee> {
  const path = at(invitee.event_id, `invitees/${invitee.id}/dismiss`);
  return write({ method: "POST", path, json: { reason }, key });
}

/** Receipts go ahead of the lines that name them; one that went once does not go again. */
export async function saveExpenses(
  event: EventDetail,
  { lines }: ExpensesValues,
  { version, key }: How,
): Promise<EventDetail> {
  for (const photo of lines.flatMap((line) => line.photos)) await sendPhoto(photo.id, photo.bytes);
  const said = lines
    .filter((line) => line.actual.trim() !== "" || line.photos.length > 0)
    .map(({ held, photos, planned: _planned, ...line }) => ({
      ...line,
      what: line.what.trim(),
      payee: line.payee.trim(),
      actual: readMoney(line.actual) ?? line.actual,
      receipts: [...held, ...photos.map((photo) => photo.id)],
    }));
  return write({ method: "PUT", path: at(event.id, "expenses"), json: { lines: said, version }, key });
}

export async function bringEvidence(
  eventId: Id,
  id: Id,
  { kind, photos, note }: EvidenceValues,
  key: string,
): Promise<EventDetail> {
  const [photo] = photos;
  if (!photo) throw new Problem(422, { fields: { photos: say(eventWords, "pictureNeeded") } });
  await sendPhoto(photo.id, photo.bytes);
  const json = { id, kind, file_id: photo.id, note: note.trim() };
  return write({ method: "POST", path: at(eventId, "evidence"), json, key });
}

export function matchWalkIn(invitee: Invitee, hcp_id: Id, key: string): Promise<Invitee> {
  const path = at(invitee.event_id, `invitees/${invitee.id}/match`);
  return write({ method: "POST", path, json: { hcp_id }, key });
}

export function enterWalkIn(invitee: Invitee, institution_id: Id, key: string): Promise<Invitee> {
  const path = at(invitee.event_id, `invitees/${invitee.id}/enter`);
  return write({ method: "POST", path, json: { institution_id }, key });
}

/** What the holder of a link reads; the secret travels in the body, so that no log of addresses holds it. */
export function readInvitation(token: string): Promise<Invitation> {
  return write({ method: "POST", path: "/api/rsvp", json: { token } });
}

export function answerInvitation(token: string, accept: boolean, meal: boolean): Promise<Invitation> {
  return write({ method: "POST", path: "/api/rsvp/answer", json: { token, accept, meal } });
}

/** What a genuine certificate says; the code travels in the body, as the secret of a link does. */
export function checkCertificate(code: string): Promise<Proof> {
  return write({ method: "POST", path: "/api/certificates/check", json: { code } });
}

export function issueCertificates(eventId: Id, key: string): Promise<Certificates> {
  return write({ method: "POST", path: at(eventId, "certificates"), json: {}, key });
}

/** A link for each who was not asked yet, and a mail where there is an address. */
export function inviteAll(eventId: Id, key: string): Promise<EventDetail> {
  return write({ method: "POST", path: at(eventId, "invitations"), json: { invitee_ids: null }, key });
}
