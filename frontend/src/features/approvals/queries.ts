import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { queryClient } from "@/api/client";
import { read, write } from "@/api/desk";
import type { Page } from "@/api/rows";
import type { components } from "@/api/schema";
import { inLanguage } from "@/i18n";
import { showMoney } from "@/lib/money";

type S = components["schemas"];
export type InboxRow = S["InboxRow"];
export type MyTask = S["MyTaskOut"];
export type Run = S["RunOut"];
export type RunRow = S["RunRow"];
export type Task = S["TaskOut"];
export type Signature = S["SignatureOut"];
export type Verified = S["VerifiedSignatureOut"];
export type Deputy = S["DeputyOut"];
export type Colleague = S["ColleagueOut"];
export type Process = S["ProcessOut"];
export type ProcessVersion = S["ProcessVersionOut"];
export type Finding = S["FindingOut"];
export type SpecialDay = S["SpecialDayOut"];

export type Show = "inbox" | "mine" | "all";

function usePages<R>(
  key: readonly unknown[],
  path: string,
  query: Record<string, unknown>,
  enabled: boolean,
) {
  return useInfiniteQuery({
    queryKey: key,
    enabled,
    initialPageParam: "",
    queryFn: ({ pageParam }) => read<Page<R>>(path, { ...query, cursor: pageParam, limit: 50 }),
    getNextPageParam: (last) => last.next || null,
  });
}

export function useInbox(enabled = true) {
  return usePages<InboxRow>(["approvals", "inbox"], "/api/tasks", {}, enabled);
}

export function useRuns(mine: boolean, enabled = true) {
  return usePages<RunRow>(["approvals", "runs", mine], "/api/runs", { mine }, enabled);
}

export function useRun(id: string) {
  return useQuery({ queryKey: ["approvals", "run", id], queryFn: () => read<Run>(`/api/runs/${id}`) });
}

export function useSignature(id: string) {
  return useQuery({
    queryKey: ["approvals", "signature", id],
    queryFn: () => read<Verified>(`/api/signatures/${id}`),
  });
}

export function useDeputies() {
  return useQuery({
    queryKey: ["approvals", "deputies"],
    queryFn: async () => (await read<Page<Deputy>>("/api/deputies", { limit: 200 })).items,
  });
}

export function useColleagues() {
  return useQuery({
    queryKey: ["approvals", "colleagues"],
    queryFn: async () => (await read<{ items: Colleague[] }>("/api/colleagues")).items,
  });
}

export function useProcesses() {
  return useQuery({
    queryKey: ["approvals", "processes"],
    queryFn: async () => (await read<{ items: Process[] }>("/api/processes")).items,
  });
}

export function useSpecialDays() {
  return useQuery({
    queryKey: ["approvals", "days"],
    queryFn: async () => (await read<Page<SpecialDay>>("/api/special-days", { limit: 200 })).items,
  });
}

type RuleSet = S["RuleSetOut"];

/** Drafts that may be put up for approval. */
export function useDrafts(enabled: boolean) {
  return useQuery({
    queryKey: ["approvals", "drafts"],
    enabled,
    queryFn: async () => {
      const sets = (await read<{ items: RuleSet[] }>("/api/rule-sets")).items;
      return sets.filter((one) => one.state === "draft");
    },
  });
}

/** After an act: everything of the room is read anew, and history. */
export function refresh(): void {
  for (const key of ["approvals", "rule-sets", "history"]) {
    void queryClient.invalidateQueries({ queryKey: [key] });
  }
}

export function act<A>(path: string, json: unknown, key?: string): Promise<A> {
  return write<A>({ method: "POST", path, json, key });
}

/** The title of a request in the reader's language. */
export function titleOf(row: { title_zh: string; title_en: string }): string {
  return inLanguage({ zh: row.title_zh, en: row.title_en });
}

export function moneyOf(row: { money: string | null; currency: string }): string {
  return showMoney(row.money, row.currency);
}
