import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { queryClient } from "@/api/client";
import { read } from "@/api/desk";
import type {
  Institution,
  Page,
  PersonDetail,
  PersonListed,
  Product,
  Registration,
  TabletRow,
  Team,
  Territory,
} from "@/api/rows";

export type PeopleAsk = { search: string; role: string; active: "" | "true" | "false" };

export function usePeople(ask: PeopleAsk) {
  return useInfiniteQuery({
    queryKey: ["people", "list", ask],
    initialPageParam: "",
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      read<Page<PersonListed>>("/api/people", { ...ask, cursor: pageParam, limit: 100 }),
    getNextPageParam: (last) => last.next || null,
  });
}

export function usePerson(id: number) {
  return useQuery({
    queryKey: ["people", "one", id],
    queryFn: () => read<PersonDetail>(`/api/people/${id}`),
  });
}

/** A registration with the name of its hospital, as lists show it. */
export type NamedRegistration = Registration & { institution_name: string };

export function useRegistrations(userId: number) {
  return useQuery({
    queryKey: ["people", "registrations", userId],
    queryFn: async () =>
      (await read<Page<NamedRegistration>>("/api/registrations", { user: userId, limit: 200 })).items,
  });
}

type Count = { user_id: number; count: number };

/** At how many hospitals each person is registered today. */
export function useRegistrationCounts(enabled: boolean) {
  return useQuery({
    enabled,
    queryKey: ["people", "registrations", "counts"],
    queryFn: async () => {
      const counts = await read<Count[]>("/api/registrations/counts");
      return new Map(counts.map((one) => [one.user_id, one.count]));
    },
  });
}

export function useProducts() {
  return useQuery({ queryKey: ["products"], queryFn: () => read<Product[]>("/api/products") });
}

export function useProduct(id: string) {
  return useQuery({ queryKey: ["products", id], queryFn: () => read<Product>(`/api/products/${id}`) });
}

export function useTerritories() {
  return useQuery({ queryKey: ["territories"], queryFn: () => read<Territory[]>("/api/territories") });
}

export function useTeams(enabled = true) {
  return useQuery({ queryKey: ["teams"], enabled, queryFn: () => read<Team[]>("/api/teams") });
}

export function useOwnTablets(userId: number) {
  return useQuery({
    queryKey: ["people", "tablets", userId],
    queryFn: async () => (await read<Page<TabletRow>>("/api/tablets", { user: userId })).items,
  });
}

export function useInstitutionSearch(search: string) {
  return useQuery({
    queryKey: ["institutions", "search", search],
    enabled: search.trim().length > 0,
    placeholderData: keepPreviousData,
    queryFn: async () => (await read<Page<Institution>>("/api/institutions", { search, limit: 20 })).items,
  });
}

export function usePeopleSearch(search: string) {
  return useQuery({
    queryKey: ["people", "search", search],
    placeholderData: keepPreviousData,
    queryFn: async () =>
      (await read<Page<PersonListed>>("/api/people", { search, active: "true", limit: 20 })).items,
  });
}

/** After a change: whatever may show it is read anew, its history too. */
export function refresh(...keys: readonly string[]): void {
  for (const key of [...keys, "history"]) void queryClient.invalidateQueries({ queryKey: [key] });
}
