// The paths this client asks for, by hand until `npm run schema` has written schema.d.ts from the server.
import type { DeviceImport } from "./device-rows";
import type {
  Affiliation,
  AsOf,
  CodeLists,
  Department,
  Division,
  Hcp,
  HcpPage,
  HistoryPage,
  ImportLine,
  ImportMode,
  ImportRun,
  Institution,
  InstitutionPage,
  Letter,
  Page,
  Permit,
  Person,
  Product,
  Refusal,
  Registration,
  Slot,
  Tablet,
  TeamRow,
  Territory,
  Visit,
} from "./rows";

type Answers<A> = { 200: { headers: { [name: string]: unknown }; content: { "application/json": A } } };
type Get<A, Q = never, P = never> = {
  get: { parameters: { query?: Q; path: P; header?: never; cookie?: never }; responses: Answers<A> };
};
type Read<A, Q = never> = {
  get: { parameters: { query?: Q; path?: never; header?: never; cookie?: never }; responses: Answers<A> };
};
type Write<M extends "post" | "patch" | "put", A, B, P = undefined> = {
  [K in M]: {
    parameters: P extends undefined
      ? { query?: never; path?: never; header?: never; cookie?: never }
      : { query?: never; path: P; header?: never; cookie?: never };
    requestBody: { content: { "application/json": B } };
    responses: Answers<A>;
  };
};
type One = { id: string };
type Who = { id: number };
type Paged = { search?: string; cursor?: string; limit?: number };
type Part<R> = Partial<R>;

export type paths = {
  "/api/institutions": Read<Page<Institution>, Paged & { province?: string; level?: string; kind?: string }> &
    Write<"post", Institution, Part<Institution>>;
  "/api/institutions/{id}": Get<InstitutionPage, never, One> &
    Write<"patch", Institution, Part<Institution> & { version: number }, One>;
  "/api/departments": Write<"post", Department, Part<Department>>;
  "/api/departments/{id}": Get<Department, never, One> &
    Write<"patch", Department, Part<Department> & { version: number }, One>;
  "/api/hcps": Read<Page<Hcp>, Paged & { institution?: string; department?: string; title?: string }> &
    Write<"post", Hcp, Part<Hcp>>;
  "/api/hcps/{id}": Get<HcpPage, never, One> & Write<"patch", Hcp, Part<Hcp> & { version: number }, One>;
  "/api/affiliations": Write<"post", Affiliation, Part<Affiliation>>;
  "/api/affiliations/{id}/end": Write<"post", Affiliation, { to_on?: string; reason?: string }, One>;
  "/api/slots": Write<"post", Slot, Part<Slot>>;
  "/api/slots/{id}": Write<"patch", Slot, Part<Slot> & { version: number }, One>;
  "/api/divisions": Read<Page<Division> | Division[], { parent?: string }>;
  "/api/code-lists": Read<CodeLists>;
  "/api/device-imports": Write<"post", DeviceImport, FormData>;
  "/api/imports": Read<Page<ImportRun>, Paged> & Write<"post", ImportRun, FormData>;
  "/api/imports/{id}": Get<ImportRun, never, One> &
    Write<"patch", ImportRun, { version: number; mapping: Record<string, string> }, One>;
  "/api/imports/{id}/dry-run": Write<"post", ImportRun, Record<string, never>, One>;
  "/api/imports/{id}/run": Write<"post", ImportRun, { mode: ImportMode }, One>;
  "/api/imports/{id}/undo": Write<"post", ImportRun, { reason?: string }, One>;
  "/api/imports/{id}/rows": Get<
    Page<ImportLine>,
    { outcome?: string; settled?: boolean; cursor?: string },
    One
  >;
  "/api/people": Read<Page<Person>, Paged & { role?: string }> & Write<"post", Person, Part<Person>>;
  "/api/people/{id}": Get<Person & Record<string, unknown>, never, Who> &
    Write<"patch", Person, Part<Person> & { version: number }, Who>;
  "/api/people/{id}/qualification": Write<"put", unknown, Record<string, unknown>, Who>;
  "/api/people/{id}/filing": Write<"put", unknown, Record<string, unknown>, Who>;
  "/api/letters": Write<"post", Letter, Part<Letter>>;
  "/api/letters/{id}": Write<"patch", Letter, Part<Letter> & { version: number }, One>;
  "/api/registrations": Write<"post", Registration, Part<Registration>>;
  "/api/registrations/{id}": Write<"patch", Registration, Part<Registration> & { version: number }, One>;
  "/api/territories": Read<Territory[]>;
  "/api/territories/{id}/people": Write<"post", Territory, Record<string, unknown>, One>;
  "/api/territories/{id}/accounts": Write<"post", Territory, Record<string, unknown>, One>;
  "/api/products": Read<Page<Product> | Product[]>;
  "/api/tablets": Read<Page<Tablet & { user_name?: string; last_seen_at?: string | null }>>;
  "/api/tablets/{id}/revoke": Write<"post", Tablet, { reason: string }, One>;
  "/api/permit": Read<Permit>;
  "/api/gates/check": Write<
    "post",
    { refusals: Refusal[] },
    {
      institution_id: string;
      product_ids: string[];
      at: string;
      channel?: string;
      department_id?: string | null;
    }
  >;
  "/api/visits": Read<
    Page<Visit>,
    Paged & { state?: string; owner?: number; hcp?: string; institution?: string; from?: string; to?: string }
  >;
  "/api/visits/{id}": Get<Visit, never, One>;
  "/api/visits/day": Read<{ items: Visit[] }, { on: string }>;
  "/api/visits/team": Read<{ rows: TeamRow[] }, { from: string; to: string }>;
  "/api/history/{kind}/{id}": Get<HistoryPage, { cursor?: string }, { kind: string; id: string }>;
  "/api/history/{kind}/{id}/as-of": Get<AsOf, { at: string }, { kind: string; id: string }>;
};
