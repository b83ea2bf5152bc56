// A visit and a user for the tests of this room.
import type { User, Visit } from "@/api/rows";

export const sampleUser: User = {
  id: 7,
  username: "ana",
  name: "Ana",
  role: "rep",
  roles: ["rep"],
  language: "en",
  codes: ["visits.write", "visits.plan", "visits.check_in", "visits.submit", "visits.cancel"],
};

export function sampleVisit(part: Partial<Visit> = {}): Visit {
  return {
    id: "v1",
    number: "VIS-2026-000001",
    version: 3,
    state: "planned",
    moves: ["check_in", "submit", "cancel"],
    owner_id: 7,
    owner_name: "Ana",
    institution_id: "i1",
    institution_name: "Anhe Hospital",
    department_id: "d1",
    hcp_id: "h1",
    hcp_name: "Zhang San",
    also_met: [],
    channel: "in_person",
    planned_at: "2026-11-18T02:00:00Z",
    planned_minutes: 30,
    happened_at: null,
    written_at: null,
    arrived_at: null,
    late: false,
    checked_in_at: null,
    position: null,
    position_missing: "",
    products: [{ product_id: "p1", message_id: "m1", reaction: "", note: "" }],
    outcome: "",
    next_step: "",
    next_on: null,
    note: "",
    slot_id: null,
    attachments: [],
    meal: null,
    warnings: [],
    returned_reason: "",
    submitted_at: null,
    approved_at: null,
    cancelled_at: null,
    ...part,
  };
}
