import { useQuery } from "@tanstack/react-query";
import { queryClient } from "@/api/client";
import { read } from "@/api/desk";
import type { RuleSet, RuleSetDetail } from "@/api/rows";
import type { Tone } from "@/ui/Status";

export function useRuleSets() {
  return useQuery({
    queryKey: ["rule-sets"],
    queryFn: async () => (await read<{ items: RuleSet[] }>("/api/rule-sets")).items,
  });
}

export function useRuleSet(id: string) {
  return useQuery({
    queryKey: ["rule-sets", id],
    queryFn: () => read<RuleSetDetail>(`/api/rule-sets/${id}`),
  });
}

export function refreshSets(): void {
  for (const key of ["rule-sets", "history"]) void queryClient.invalidateQueries({ queryKey: [key] });
}

export const stateTones: Readonly<Record<RuleSet["state"], Tone>> = {
  draft: "waiting",
  active: "done",
  retired: "plain",
};
export const outcomeTones = { block: "needs", approve: "waiting", warn: "brand", unknown: "plain" } as const;
