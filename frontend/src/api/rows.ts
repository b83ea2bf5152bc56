// The rows of the server as the screens use them. A compile-time test holds them against the generated schema.

import type { Answer } from "@/rules";
import type { WordList } from "./case-rows";
import type { EventRow, Invitee } from "./event-rows";
import type { RuleSet } from "./rule-rows";

export type Id = string;
/** YYYY-MM-DD */
export type Day = string;
/** ISO-8601, UTC, Z */
export type Instant = string;

export type Row = { id: Id; version?: number };
export type * from "./case-rows";
export type * from "./import-rows";
export type * from "./rule-rows";
export type Page<R> = { items: R[]; next: string | null };

export type Role =
  | "rep"
  | "msl"
  | "manager"
  | "medical"
  | "compliance"
  | "engineer"
  | "dispatcher"
  | "coordinator"
  | "steward"
  | "sysadmin"
  | "secadmin"
  | "auditadmin";

export type User = {
  id: number;
  username: string;
  name: string;
  role: Role;
  roles: Role[];
  language: "zh-hans" | "en";
  codes: string[];
};
export type Tablet = { id: Id; name: string; state: string };
export type Session = {
  csrf: string;
  user: User | null;
  tablet: Tablet | null;
  min_client: string;
  server_time: Instant;
};
/** One place where the reader is signed in. */
export type OwnSession = {
  id: string;
  is_this: boolean;
  tablet_id: Id | null;
  tablet_name: string;
  browser: string;
  started_at: Instant;
  last_used_at: Instant;
};
export type TabletKey = { id: Id; state: string; data_key: string; lease_hours: number };

export type InstitutionKind =
  | "hospital"
  | "maternal"
  | "township"
  | "community"
  | "clinic"
  | "village"
  | "nursing"
  | "sanatorium"
  | "emergency"
  | "blood"
  | "cdc"
  | "prevention"
  | "center"
  | "other";
export type Institution = {
  id: Id;
  version: number;
  name: string;
  aliases: string[];
  kind: InstitutionKind;
  level: "" | "1" | "2" | "3";
  grade: "" | "sp" | "a" | "b" | "c" | "pass";
  division_code: string;
  division_text: string;
  province: string;
  address: string;
  uscc: string;
  status: AccountStatus;
  pinyin: string;
  initials: string;
};
/** How sure we are that a record is right. */
export type AccountStatus = "verified" | "unverified" | "closed";
export type Department = {
  id: Id;
  version: number;
  institution_id: Id;
  name: string;
  specialty_code: string;
  pinyin: string;
};
export type Hcp = {
  id: Id;
  version: number;
  name: string;
  gender: string;
  title_code: string;
  licence_no: string;
  phone: string;
  specialties: string[];
  status: AccountStatus;
  pinyin: string;
  initials: string;
  institution_id: Id | null;
  institution_name: string;
  department_id: Id | null;
  department_name: string;
  last_visit_on: Day | null;
};
export type Affiliation = {
  id: Id;
  version: number;
  hcp_id: Id;
  institution_id: Id;
  institution_name: string;
  department_id: Id | null;
  department_name: string;
  role: string;
  is_main: boolean;
  from_on: Day | null;
  to_on: Day | null;
};
export type Slot = {
  id: Id;
  version: number;
  institution_id: Id;
  department_id: Id | null;
  weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  starts: string;
  ends: string;
  place: string;
  host: string;
  from_on: Day | null;
  to_on: Day | null;
};
export type Registration = {
  id: Id;
  version: number;
  user_id: number;
  institution_id: Id;
  number: string;
  registered_on: Day;
  expires_on: Day | null;
  registered_by: string;
};
export type InstitutionPage = Institution & {
  specialties: string;
  departments: Department[];
  slots: Slot[];
  registrations: Registration[];
};
export type HcpPage = Hcp & { affiliations: Affiliation[]; visit_count: number };
export type Division = { code: string; name: string; parent: string | null; has_children: boolean };
/** `parent` and `everyday` where the list has them: 03.04 stands below 03 and is also called by these names. */
export type Code = {
  code: string;
  zh: string;
  en: string;
  parent?: string;
  group?: string;
  everyday?: string[];
};
export type CodeLists = Record<string, Code[]>;

export type Message = { id: Id; version: number; text_zh: string; text_en: string; is_active: boolean };
export type Product = {
  id: Id;
  version: number;
  name_zh: string;
  name_en: string;
  kind: "drug" | "device";
  area_zh: string;
  area_en: string;
  is_active: boolean;
  messages: Message[];
};
export type Letter = {
  id: Id;
  version: number;
  user_id: number;
  number: string;
  products: Id[];
  division_codes: string[];
  from_on: Day;
  to_on: Day;
};
export type Degree = "none" | "college" | "bachelor" | "master" | "doctor";
export type Qualification = {
  id: Id;
  version: number;
  user_id: number;
  degree: Degree;
  major: string;
  training: string;
  passed_on: Day | null;
  expires_on: Day | null;
  /** Whether it holds today. */
  ok: boolean;
};
/** The eight items of MR-05 and what became of the filing. */
export type Filing = {
  id: Id;
  version: number;
  user_id: number;
  number: string;
  company: string;
  photo_id: Id | null;
  id_document: string;
  contract_from_on: Day;
  contract_to_on: Day | null;
  areas: string;
  territory: string;
  committed_on: Day;
  filed_on: Day;
  withdrawn_on: Day | null;
};
export type TabletRow = {
  id: Id;
  version: number;
  name: string;
  state: "active" | "revoked";
  user_id: number;
  user_name: string;
  registered_at: Instant;
  revoked_at: Instant | null;
  last_seen_at: Instant | null;
};
export type Person = {
  id: number;
  version: number;
  username: string;
  name: string;
  email: string;
  language: "zh-hans" | "en";
  role: Role | "";
  roles: Role[];
  team_id: Id | null;
  team_name: string;
  is_active: boolean;
};
/** What a licence to act stands on today, and until when. */
export type PermitState = {
  qualified: boolean;
  qualified_until: Day | null;
  filed: boolean;
  filed_until: Day | null;
  letter_until: Day | null;
};
export type PersonListed = Person & { permit: PermitState };
/** A person's stay in a territory. */
export type PersonTerritory = {
  id: Id;
  version: number;
  territory_id: Id;
  name: string;
  from_on: Day;
  to_on: Day | null;
};
export type PersonDetail = Person & {
  qualification: Qualification | null;
  filing: Filing | null;
  letters: Letter[];
  tablets: TabletRow[];
  territories: PersonTerritory[];
};
export type TerritoryPerson = {
  id: Id;
  version: number;
  user_id: number;
  name: string;
  from_on: Day;
  to_on: Day | null;
};
export type Territory = {
  id: Id;
  version: number;
  name: string;
  parent_id: Id | null;
  /** Its ancestors and itself, top first. */
  path: Id[];
  people: TerritoryPerson[];
};
export type Team = {
  id: Id;
  version: number;
  name: string;
  lead_id: number | null;
  lead_name: string;
  parent_id: Id | null;
  members: { id: number; name: string }[];
};
export type GateRule = {
  id: Id;
  version: number;
  rule: string;
  code: string;
  product_kind: "drug" | "device" | "any";
  province: string;
  from_on: Day;
  to_on: Day | null;
  outcome: "block" | "warn";
  number: number | null;
  unit: "" | "hours" | "days";
  source_zh: string;
  source_en: string;
};

/** A rule that is broken: "block" refuses the act, "warn" lets it pass and marks it. */
export type Refusal = { rule: string; code: string; outcome: "block" | "warn"; zh: string; en: string };
/** Everything that decides whether a rep may visit, as plain dated facts; the gates read nothing else. */
export type Permit = {
  /** The id of the user. */
  id: Id | number;
  /** The zone in which its days and hours are meant. */
  zone: string;
  qualification: { passed_on: Day | null; expires_on: Day | null } | null;
  filing: {
    number: string;
    filed_on: Day;
    withdrawn_on: Day | null;
    contract_from_on: Day;
    contract_to_on: Day | null;
  } | null;
  kinds: string[];
  letters: PermitLetter[];
  registrations: PermitRegistration[];
  slots: PermitSlot[];
  rules: PermitRule[];
};
export type PermitLetter = {
  id: Id;
  number: string;
  products: Id[];
  division_codes: string[];
  from_on: Day;
  to_on: Day;
};
export type PermitRegistration = {
  institution_id: Id;
  number: string;
  registered_on: Day;
  expires_on: Day | null;
};
export type PermitSlot = Omit<Slot, "version" | "weekday"> & { weekday: number };
export type PermitRule = {
  rule: string;
  code: string;
  product_kind: string;
  province: string;
  from_on: Day;
  to_on: Day | null;
  outcome: string;
  number: number | null;
  unit: string;
};

export type Channel = "in_person" | "phone" | "video" | "wechat" | "email" | "other";
export type Reaction = "positive" | "neutral" | "negative" | "question";
export type Outcome = "interested" | "will_consider" | "needs_data" | "not_interested" | "not_met";
export type VisitState =
  | "draft"
  | "planned"
  | "checked_in"
  | "submitted"
  | "returned"
  | "approved"
  | "cancelled";
export type Position = { lat: number; lon: number; accuracy: number };
export type VisitProduct = { product_id: Id; message_id: Id | null; reaction: Reaction | ""; note: string };
export type VisitFile = { id: Id; kind: "photo" | "signature"; mime: string; size: number };
/** What a rule answered to a meal; about one person's year when it names him. */
export type MealAnswer = Omit<Answer, "missing"> & { missing: string[]; hcp_id: Id | null };
export type VisitMeal = {
  amount: string | null;
  currency: string;
  heads: number | null;
  hcp_ids: Id[];
  reason: string;
  receipts: VisitFile[];
  state: "written" | "asked" | "booked";
  answers: MealAnswer[];
};
export type Visit = {
  id: Id;
  number: string;
  version: number;
  state: VisitState;
  moves: string[];
  owner_id: number;
  owner_name: string;
  institution_id: Id;
  institution_name: string;
  department_id: Id | null;
  hcp_id: Id | null;
  hcp_name: string;
  also_met: Id[];
  channel: Channel;
  planned_at: Instant | null;
  planned_minutes: number | null;
  happened_at: Instant | null;
  written_at: Instant | null;
  arrived_at: Instant | null;
  late: boolean;
  checked_in_at: Instant | null;
  position: Position | null;
  position_missing: string;
  products: VisitProduct[];
  outcome: Outcome | "";
  next_step: string;
  next_on: Day | null;
  note: string;
  slot_id: Id | null;
  attachments: VisitFile[];
  /** What was eaten together; rows kept before there were meals lack it. */
  meal?: VisitMeal | null;
  /** Rules that were broken but let pass. */
  warnings: Refusal[];
  returned_reason: string;
  submitted_at: Instant | null;
  approved_at: Instant | null;
  cancelled_at: Instant | null;
};
export type TeamRow = {
  user_id: number;
  name: string;
  planned: number;
  submitted: number;
  approved: number;
  returned: number;
  late: number;
};

export type HistoryEntry = {
  id: number;
  at: Instant;
  actor: string;
  action: string;
  type: "created" | "changed" | "deleted";
  reason: string;
  device: Id | null;
  occurred_at: Instant | null;
  changes: { field: string; before: unknown; after: unknown }[];
};
/** What ids inside the changes are called, in the reader's language. */
export type Names = Record<string, string>;
export type HistoryPage = Page<HistoryEntry> & { names: Names };
/** `restore`: this reader may make the record again what it was. */
export type AsOf = { at: Instant; row: Record<string, unknown>; names: Names; restore: boolean };

/** What the feed may carry; a later room adds its kind here and in its db.ts. */
export type KindRows = {
  institutions: Institution;
  departments: Department;
  hcps: Hcp;
  affiliations: Affiliation;
  products: Product;
  visits: Visit;
  permit: Permit;
  rule_sets: RuleSet;
  word_lists: WordList;
  events: EventRow;
  invitees: Invitee;
};
export type Kind = keyof KindRows;
export type Feed = {
  rows: Record<string, { id: Id | number }[]>;
  gone: Record<string, (Id | number)[]>;
  cursor: string;
  more: boolean;
  reset: boolean;
  server_time: Instant;
  min_client: string;
};
