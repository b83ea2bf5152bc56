import { useQuery } from "@tanstack/react-query";
import dayjs from "dayjs";
import { queryClient } from "@/api/client";
import { read } from "@/api/desk";
import type { GateRule } from "@/api/rows";
import { today } from "@/lib/time";
import type { Tone } from "@/ui/Status";

/** Checks in the order in which a licence is built up. */
export const checks = [
  "qualification",
  "filing",
  "registration",
  "letter",
  "products",
  "slot",
  "late_after_hours",
] as const;
export type Check = (typeof checks)[number];

export function useRules() {
  return useQuery({
    queryKey: ["gate-rules"],
    queryFn: async () => (await read<{ items: GateRule[] }>("/api/gate-rules")).items,
  });
}

export function refreshRules(): void {
  for (const key of ["gate-rules", "history"]) void queryClient.invalidateQueries({ queryKey: [key] });
}

export type InForce = "good" | "soon" | "over" | "later";
export const tones: Readonly<Record<InForce, Tone>> = {
  good: "done",
  soon: "waiting",
  over: "plain",
  later: "brand",
};

/** Whether a rule holds today. */
export function inForce({ from_on, to_on }: GateRule, on = today()): InForce {
  if (from_on > on) return "later";
  if (!to_on) return "good";
  if (to_on < on) return "over";
  return dayjs(to_on).diff(dayjs(on), "day") <= 30 ? "soon" : "good";
}
