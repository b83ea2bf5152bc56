import type { components } from "@/api/schema";

type S = components["schemas"];
export type Definition = S["Definition"];
export type Approve = S["Approve"];
export type Tell = S["Tell"];
export type Choose = S["Choose"];
export type Together = S["Together"];
export type Branch = S["Branch"];
export type Step = Approve | Tell | Choose | Together;
export type Approver = Approve["approvers"][number];
export type Kind = Step["kind"] & string;
export const kinds = ["approve", "cc", "condition", "parallel"] as const;

export const hasBranches = (step: Step): step is Choose | Together =>
  step.kind === "condition" || step.kind === "parallel";

/** Every step, those in branches included. */
export function walk(steps: readonly Step[]): Step[] {
  return steps.flatMap((step) => [
    step,
    ...(hasBranches(step) ? step.branches.flatMap((branch) => walk(branch.steps ?? [])) : []),
  ]);
}

/** A key no other step has. */
export function freeKey(definition: Definition): string {
  const taken = new Set(walk(definition.steps).map((step) => step.key));
  for (let n = 1; ; n += 1) if (!taken.has(`step_${n}`)) return `step_${n}`;
}

/** These steps with the one of that key replaced; `[]` takes it out, several put others beside it. */
export function replaced(steps: readonly Step[], key: string, by: (step: Step) => readonly Step[]): Step[] {
  return steps.flatMap((step) => {
    if (step.key === key) return by(step);
    if (!hasBranches(step)) return [step];
    const branches = step.branches.map((branch) => ({
      ...branch,
      steps: replaced(branch.steps ?? [], key, by),
    }));
    return [{ ...step, branches } as Step];
  });
}

/** The row a step stands in, with it moved up or down by one place. */
export function moved(steps: readonly Step[], key: string, by: -1 | 1): Step[] {
  const at = steps.findIndex((step) => step.key === key);
  const to = at + by;
  if (at >= 0) {
    const next = [...steps];
    const [one] = next.splice(at, 1);
    if (one && to >= 0 && to < steps.length) next.splice(to, 0, one);
    return to >= 0 && to < steps.length ? next : [...steps];
  }
  return steps.map((step) => {
    if (!hasBranches(step)) return step;
    const branches = step.branches.map((branch) => ({
      ...branch,
      steps: moved(branch.steps ?? [], key, by),
    }));
    return { ...step, branches } as Step;
  });
}

type Names = { zh: string; en: string };

/** A new step of a kind, as little as it can be. */
export function fresh(kind: (typeof kinds)[number], key: string, name: Names): Step {
  const branch = (n: string): Branch => ({ name: { zh: n, en: n }, when: null, steps: [] });
  if (kind === "approve") {
    return { kind, key, name, mode: "all", approvers: [], meaning: null, ...times, escalate_to: "", allows };
  }
  if (kind === "cc") return { kind, key, name, approvers: [] };
  return { kind, key, name, branches: [branch("1"), branch("2")] };
}

const times = { due_hours: 16, remind_hours: 8 };
const allows: Approve["allows"] = ["return", "transfer", "delegate", "add"];

/** What a process begins with when there is none: the requester's superior decides. */
export function beginning(name: Names): Definition {
  const first = fresh("approve", "step_1", name) as Approve;
  return { fallback: "compliance", steps: [{ ...first, approvers: [{ kind: "superior", levels: 1 }] }] };
}
