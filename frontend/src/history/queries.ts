import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { read, write } from "@/api/desk";
import type { AsOf } from "@/api/rows";
import type { components } from "@/api/schema";
import { useLanguage } from "@/i18n";
import { Problem } from "@/lib/problem";

/** The changes of a record, page by page; names come in the reader's language, so it is part of the key. */
export function useChanges(kind: string, id: string) {
  const language = useLanguage();
  return useInfiniteQuery({
    queryKey: ["history", kind, id, language],
    staleTime: 0,
    initialPageParam: "",
    queryFn: async ({ pageParam }) => {
      const params = { path: { kind, id }, query: pageParam ? { cursor: pageParam } : {} };
      const { data } = await api.GET("/api/history/{kind}/{id}", { params });
      return data ?? { items: [], next: null, names: {} };
    },
    getNextPageParam: (last) => last.next || null,
  });
}

/** The record at a moment; null when it did not exist then. `now` is asked anew at every opening. */
export function useAsOf(kind: string, id: string, at: string) {
  const language = useLanguage();
  return useQuery({
    queryKey: ["history", kind, id, language, "as-of", at],
    staleTime: 0,
    queryFn: async (): Promise<AsOf | null> => {
      try {
        const params = { path: { kind, id }, query: { at } };
        return (await api.GET("/api/history/{kind}/{id}/as-of", { params })).data ?? null;
      } catch (error) {
        if (error instanceof Problem && error.status === 404) return null;
        throw error;
      }
    },
  });
}

export type Plan = components["schemas"]["RestorePlanOut"];
type PutBack = components["schemas"]["RestoreIn"];

/** What restoring would change and what forbids it, as the record stands now. */
export function useRestorePlan(kind: string, id: string, at: string) {
  const language = useLanguage();
  return useQuery({
    queryKey: ["history", kind, id, language, "restore", at],
    staleTime: 0,
    gcTime: 0,
    queryFn: () => read<Plan>(`/api/history/${kind}/${id}/restore`, { at }),
  });
}

export function putBack(kind: string, id: string, json: PutBack, key: string) {
  return write({ method: "POST", path: `/api/history/${kind}/${id}/restore`, json, key });
}
