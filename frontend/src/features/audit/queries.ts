import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { read, write } from "@/api/desk";
import type { HistoryEntry, Names, Page } from "@/api/rows";
import type { components } from "@/api/schema";
import { useLanguage } from "@/i18n";

type S = components["schemas"];
export type Seal = S["SealOut"];
export type Proof = S["ProofOut"];
export type FoundChange = HistoryEntry & { kind: string; record: string; called: string };
export type FoundPage = Page<FoundChange> & { names: Names };

/** What is asked; an empty value asks nothing. */
export type Asked = {
  kind: string;
  record: string;
  person: string;
  field: string;
  action: string;
  device: string;
  since: string;
  until: string;
};
export const nothing: Asked = {
  kind: "",
  record: "",
  person: "",
  field: "",
  action: "",
  device: "",
  since: "",
  until: "",
};

const startOf = (day: string, later = 0): string => {
  if (!day) return "";
  const [y = 0, m = 1, d = 1] = day.split("-").map(Number);
  return new Date(y, m - 1, d + later).toISOString();
};

/** The question as the server takes it: whole days of the reader's clock. */
export const query = (asked: Asked) => ({
  ...asked,
  record: asked.record.trim(),
  device: asked.device.trim(),
  since: startOf(asked.since),
  until: startOf(asked.until, 1),
});

export function useFoundChanges(asked: Asked) {
  const language = useLanguage();
  return useInfiniteQuery({
    queryKey: ["audit", "changes", asked, language],
    staleTime: 0,
    retry: false,
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      read<FoundPage>("/api/history", { ...query(asked), cursor: pageParam, limit: 30 }),
    getNextPageParam: (last) => last.next || null,
  });
}

const UNDER_WAY = new Set(["waiting", "running"]);
export const isUnderWay = (proof: Proof | null | undefined) => Boolean(proof && UNDER_WAY.has(proof.state));

/** How the seal stands; asked every second while a verification runs. */
export function useSeal() {
  const language = useLanguage();
  return useQuery({
    queryKey: ["audit", "seal", language],
    queryFn: () => read<Seal>("/api/seal"),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.proof) ? 1_000 : 60_000),
  });
}

export function useVerify() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => write<Proof>({ method: "POST", path: "/api/seal/proofs", json: {} }),
    onSettled: () => client.invalidateQueries({ queryKey: ["audit", "seal"] }),
  });
}

type Person = { id: number; name: string; username: string };

export function usePeople(search: string) {
  return useQuery({
    queryKey: ["audit", "people", search],
    queryFn: async () => (await read<Page<Person>>("/api/people", { search, limit: 20 })).items,
  });
}
