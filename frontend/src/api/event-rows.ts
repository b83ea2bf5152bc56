// The rows of events as the screens use them.

import type { Answer, Room } from "@/rules";
import type { Day, Id, Instant } from "./rows";

export type EventState =
  | "draft"
  | "pending_approval"
  | "returned"
  | "approved"
  | "inviting"
  | "running"
  | "reconciling"
  | "pending_close_out"
  | "closed"
  | "rescheduled"
  | "cancelled";
export type EventKind =
  | "department_meeting"
  | "speaker_programme"
  | "advisory_board"
  | "congress_sponsorship";
export type Format = "in_person" | "virtual" | "hybrid";
export type VenueKind =
  | "hospital"
  | "hotel"
  | "conference_centre"
  | "restaurant"
  | "online"
  | "resort"
  | "other";
export type Category =
  | "meal"
  | "travel"
  | "lodging"
  | "registration"
  | "fee"
  | "fee_expense"
  | "education"
  | "medical_item"
  | "promotional_item"
  | "donation"
  | "sponsorship"
  | "venue"
  | "gift"
  | "entertainment"
  | "other";
export type SharedBy = "nobody" | "attendees" | "diners" | "speaker";
export type SpeakerRole = "speaker" | "chair" | "panellist" | "adviser";
export type Tier = "local" | "regional" | "national" | "international";
export type InviteeStatus =
  | "nominated"
  | "invited"
  | "accepted"
  | "declined"
  | "signed_in"
  | "no_show"
  | "dismissed"
  | "merged";
export type EvidenceKind = "agenda" | "sign_in_sheet" | "photo" | "receipt" | "slides" | "minutes";
export type FileRow = { id: Id; kind: string; mime: string; size: number };

export type EventType = {
  id: Id;
  version: number;
  kind: EventKind;
  name_zh: string;
  name_en: string;
  needs_speakers: boolean;
  offers_meals: boolean;
  evidence: EvidenceKind[];
  is_active: boolean;
};
export type Topic = { id: Id; version: number; name_zh: string; name_en: string; is_active: boolean };

export type EventRow = {
  id: Id;
  number: string;
  version: number;
  state: EventState;
  moves: string[];
  type_id: Id;
  type_kind: EventKind;
  type_zh: string;
  type_en: string;
  title: string;
  format: Format;
  country: string;
  venue: string;
  venue_kind: VenueKind;
  starts_at: Instant;
  ends_at: Instant;
  time_zone: string;
  owner_id: number;
  owner_name: string;
  team: number[];
  topic_id: Id | null;
  topic_zh: string;
  topic_en: string;
  planned_heads: number;
  currency: string;
  /** Events of its type may offer a meal: then everybody is asked whether he eats. */
  offers_meals: boolean;
  /** One's own, or one helps to run it. */
  is_mine: boolean;
};
export type AgendaItem = {
  id: Id;
  starts_at: Instant;
  minutes: number;
  title: string;
  speaker_id: Id | null;
};
export type Engagement = {
  id: Id;
  speaker_id: Id;
  hcp_id: Id;
  speaker_name: string;
  tier: Tier;
  role: SpeakerRole;
  service_hours: string;
  preparation_hours: string;
  travel_hours: string;
  per_hour: string;
  amount: string;
};
export type BudgetLine = {
  id: Id;
  category: Category;
  what: string;
  payee: string;
  shared_by: SharedBy;
  engagement_id: Id | null;
  estimated: string;
  committed: string | null;
  actual: string | null;
  cash: boolean;
  receipts: FileRow[];
};
export type EvidenceRow = { id: Id; kind: EvidenceKind; note: string; file: FileRow; created_at: Instant };
export type HeadCounts = {
  listed: number;
  accepted: number;
  declined: number;
  signed_in: number;
  walk_ins: number;
  unsettled: number;
};
export type EventDetail = EventRow & {
  need: string;
  alcohol: boolean;
  product_ids: Id[];
  team_names: string[];
  returned_reason: string;
  approved_at: Instant | null;
  closed_at: Instant | null;
  cancelled_at: Instant | null;
  /** What is asked for may still be written by the reader. */
  may_plan: boolean;
  agenda: AgendaItem[];
  engagements: Engagement[];
  lines: BudgetLine[];
  evidence: EvidenceRow[];
  /** Kinds the type asks for and nobody brought yet. */
  evidence_needed: EvidenceKind[];
  money: { estimated: string; committed: string; actual: string };
  people: HeadCounts;
};
export type Invitee = {
  id: Id;
  version: number;
  event_id: Id;
  hcp_id: Id | null;
  name: string;
  institution_name: string;
  department_name: string;
  phone: string;
  email: string;
  language: "zh-hans" | "en";
  /** A mail to him has not gone out yet. */
  mail_waits: boolean;
  walk_in: boolean;
  status: InviteeStatus;
  meal: boolean;
  comment: string;
  warnings: { rule: string; zh: string; en: string }[];
  invited_at: Instant | null;
  answered_at: Instant | null;
  sign_in_id: Id | null;
  signature: FileRow | null;
  signed_at: Instant | null;
  tablet_id: Id | null;
  /** How often he signed a second time, on another tablet. */
  signed_again: number;
  merged_into_id: Id | null;
  reason: string;
};
export type Speaker = {
  id: Id;
  version: number;
  hcp_id: Id;
  name: string;
  score: number;
  tier: Tier;
  assessor_name: string;
  assessed_on: Day;
  expires_on: Day;
  contract_from_on: Day | null;
  contract_to_on: Day | null;
  trained_on: Day | null;
};
/** What the rules say, the worst first, and the limits that hold. */
export type Judgement = { answers: Answer[]; rooms: Room[] };
export type Candidate = {
  hcp_id: Id;
  name: string;
  title_code: string;
  institution_name: string;
  department_name: string;
  /** The row he has on the list already. */
  invitee_id: Id | null;
  judgement: Judgement;
};
export type Check = {
  about: "event" | "line" | "engagement" | "invitee";
  id: Id | null;
  judgement: Judgement;
};
/** A request for approval, as far as an event tells it. */
export type Asking = {
  id: Id;
  number: string;
  about_kind: string;
  state: "running" | "returned" | "approved" | "rejected" | "withdrawn";
  requester_name: string;
  handed_in_at: Instant;
  expected_at: Instant | null;
  ended_at: Instant | null;
};
/** What one person was given by an event. */
export type Share = {
  hcp_id: Id;
  name: string;
  amount: string;
  lines: { line_id: Id; category: Category; amount: string }[];
};
/** What a link tells its holder, and of nobody else anything. */
export type Invitation = {
  title: string;
  format: Format;
  venue: string;
  starts_at: Instant;
  ends_at: Instant;
  time_zone: string;
  language: string;
  offers_meals: boolean;
  status: InviteeStatus;
  meal: boolean;
};
/** How far the certificates of an event are, and whose they are. */
export type Certificates = {
  /** Who signed and is on file: each may have one. */
  entitled: number;
  issued: number;
  made: number;
  items: { id: Id; number: string; invitee_id: Id; made: boolean }[];
};
/** What a genuine certificate says. */
export type Proof = {
  number: string;
  name: string;
  title: string;
  starts_at: Instant;
  time_zone: string;
  made_at: Instant;
  sha256: string;
};
