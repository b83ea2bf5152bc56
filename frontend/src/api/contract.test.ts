// Holds the row types and the paths of this client against the schema the server wrote (`npm run schema`).
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type * as devices from "./device-rows";
import type * as events from "./event-rows";
import type * as rows from "./rows";
import type { components } from "./schema";

type S = components["schemas"];
/** What the client reads must be there; the error names the fields that are not. */
type Reads<Mine, Theirs> = [Exclude<keyof Mine, keyof Theirs>] extends [never]
  ? true
  : Exclude<keyof Mine, keyof Theirs>;

type Contract = {
  institution: Reads<rows.Institution, S["InstitutionOut"]>;
  institutionPage: Reads<rows.InstitutionPage, S["InstitutionDetail"]>;
  department: Reads<rows.Department, S["DepartmentOut"]>;
  hcp: Reads<rows.Hcp, S["HcpOut"]>;
  hcpPage: Reads<rows.HcpPage, S["HcpDetail"]>;
  affiliation: Reads<rows.Affiliation, S["AffiliationOut"]>;
  slot: Reads<rows.Slot, S["SlotOut"]>;
  registration: Reads<rows.Registration, S["RegistrationOut"]>;
  division: Reads<rows.Division, S["DivisionOut"]>;
  code: Reads<rows.Code, S["EntryOut"]>;
  importRun: Reads<rows.ImportRun, S["ImportOut"]>;
  importLine: Reads<rows.ImportLine, S["ImportLineOut"]>;
  settlement: Reads<rows.Settlement, S["SettlementOut"]>;
  product: Reads<rows.Product, S["ProductOut"]>;
  message: Reads<rows.Message, S["MessageOut"]>;
  letter: Reads<rows.Letter, S["LetterOut"]>;
  person: Reads<rows.Person, S["PersonOut"]>;
  territory: Reads<rows.Territory, S["TerritoryOut"]>;
  permit: Reads<rows.Permit, S["Permit"]>;
  ruleSet: Reads<rows.RuleSetDetail, S["RuleSetDetail"]>;
  setRule: Reads<rows.SetRule, S["JudgedRuleOut"]>;
  wordList: Reads<rows.WordList, S["WordListOut"]>;
  refusal: Reads<rows.Refusal, S["RefusalOut"]>;
  visit: Reads<rows.Visit, S["VisitOut"]>;
  visitMeal: Reads<rows.VisitMeal, S["MealOut"]>;
  mealAnswer: Reads<rows.MealAnswer, S["MealAnswerOut"]>;
  event: Reads<events.EventRow, S["EventOut"]>;
  eventDetail: Reads<events.EventDetail, S["EventDetail"]>;
  invitee: Reads<events.Invitee, S["InviteeOut"]>;
  candidate: Reads<events.Candidate, S["CandidateOut"]>;
  share: Reads<events.Share, S["ShareOut"]>;
  invitation: Reads<events.Invitation, S["RsvpOut"]>;
  speaker: Reads<events.Speaker, S["SpeakerOut"]>;
  device: Reads<devices.DeviceDetail, S["DeviceDetail"]>;
  deviceRow: Reads<devices.DeviceRow, S["DeviceOut"]>;
  deviceModel: Reads<devices.DeviceModel, S["DeviceModelOut"]>;
  deviceScan: Reads<devices.Scan, S["DeviceScanOut"]>;
  deviceImport: Reads<devices.DeviceImport, S["DeviceImportOut"]>;
  team: Reads<rows.TeamRow, S["TeamRow"]>;
  history: Reads<rows.HistoryEntry, S["HistoryEntryOut"]>;
  session: Reads<rows.Session, S["SessionOut"]>;
  ownSession: Reads<rows.OwnSession, S["OwnSessionOut"]>;
  user: Reads<rows.User, S["SessionUserOut"]>;
  tabletKey: Reads<rows.TabletKey, S["TabletKeyOut"]>;
};
type Broken = { [K in keyof Contract as Contract[K] extends true ? never : K]: Contract[K] };
const broken: Broken = {};

test("every field this client reads is in the server's schema", () => {
  expect(broken).toEqual({});
});

type Spec = { paths: Record<string, Record<string, unknown>> };
const root = join(import.meta.dirname, "..", "..");
const plain = (path: string): string => path.replace(/\{[^}]+\}/g, "{}");

test("every path this client asks for is one of the server's", () => {
  const spec = JSON.parse(readFileSync(join(root, "openapi.json"), "utf8")) as Spec;
  const known = new Set(Object.keys(spec.paths).map(plain));
  const asked = [...readFileSync(join(root, "src/api/paths.ts"), "utf8").matchAll(/^ {2}"(\/[^"]+)":/gm)];
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.map(([, path]) => plain(path ?? "")).filter((path) => !known.has(path))).toEqual([]);
});
