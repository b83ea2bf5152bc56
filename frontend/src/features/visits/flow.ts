// The table of moves of visits/flow.py, to guess the buttons of a visit whose last act is not answered yet.
// A test compares the two; the server decides.
import type { User, VisitState } from "@/api/rows";

type Move = { from: readonly VisitState[]; to: VisitState; code: string; byOthers?: true };

export const moves = {
  plan: { from: ["draft"], to: "planned", code: "visits.plan" },
  check_in: { from: ["draft", "planned"], to: "checked_in", code: "visits.check_in" },
  submit: {
    from: ["draft", "planned", "checked_in", "returned"],
    to: "submitted",
    code: "visits.submit",
  },
  approve: { from: ["submitted"], to: "approved", code: "visits.approve", byOthers: true },
  send_back: { from: ["submitted"], to: "returned", code: "visits.send_back", byOthers: true },
  unlock: { from: ["submitted", "approved"], to: "returned", code: "visits.unlock", byOthers: true },
  cancel: { from: ["draft", "planned", "checked_in"], to: "cancelled", code: "visits.cancel" },
} as const satisfies Record<string, Move>;

export type MoveName = keyof typeof moves;

/** The states in which the owner may still write. */
export const open: readonly VisitState[] = ["draft", "planned", "checked_in", "returned"];

/** The moves a visit will offer to the user once it is in this state. */
export function movesIn(state: VisitState, user: Pick<User, "id" | "codes">, owner: number): MoveName[] {
  const own = user.id === owner;
  return (Object.entries(moves) as [MoveName, Move][])
    .filter(([, move]) => move.from.includes(state) && user.codes.includes(move.code))
    .filter(([, move]) => (move.byOthers ? !own : own))
    .map(([name]) => name);
}

/** As the address of the move writes it. */
export function pathOf(move: MoveName): string {
  return move.replace("_", "-");
}
