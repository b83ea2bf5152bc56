import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { queryClient } from "@/api/client";
import { read, write } from "@/api/desk";
import type { Page, WordList } from "@/api/rows";
import type { components } from "@/api/schema";
import type { Tone } from "@/ui/Status";

type S = components["schemas"];
export type CaseRow = S["CaseRow"];
export type Case = S["CaseOut"];
export type Report = S["SafetyReportOut"];
export type Step = S["CaseStepOut"];
export type Show = "mine" | "open" | "over";

export const stateTones: Readonly<Record<CaseRow["state"], Tone>> = {
  new: "plain",
  assessing: "waiting",
  reported: "brand",
  measures: "waiting",
  dismissed: "plain",
  closed: "done",
};

export function useCases(show: Show, enabled = true) {
  return useInfiniteQuery({
    queryKey: ["cases", "list", show],
    enabled,
    initialPageParam: "",
    queryFn: ({ pageParam }) => read<Page<CaseRow>>("/api/cases", { show, cursor: pageParam, limit: 50 }),
    getNextPageParam: (last) => last.next || null,
  });
}

export function useCase(id: string) {
  return useQuery({ queryKey: ["cases", "one", id], queryFn: () => read<Case>(`/api/cases/${id}`) });
}

export function useJudges(id: string) {
  return useQuery({
    queryKey: ["cases", "judges", id],
    queryFn: async () => (await read<{ items: S["JudgeOut"][] }>(`/api/cases/${id}/judges`)).items,
  });
}

export function useWordLists() {
  return useQuery({
    queryKey: ["word-lists"],
    queryFn: async () => (await read<{ items: WordList[] }>("/api/word-lists")).items,
  });
}

/** After an act: what shows it is read anew. */
export function refresh(): void {
  for (const key of ["cases", "word-lists", "history"]) {
    void queryClient.invalidateQueries({ queryKey: [key] });
  }
}

export function act(id: string, move: string, json: unknown, key?: string): Promise<Case> {
  return write<Case>({ method: "POST", path: `/api/cases/${id}/${move}`, json, key });
}
