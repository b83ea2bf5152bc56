import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { queryClient } from "@/api/client";
import { read } from "@/api/desk";
import type { Hcp, Id, Institution, Page, Product } from "@/api/rows";
import { inLanguage } from "@/i18n";
import { useUser } from "@/offline";
import { addDays, type Month, weeksOf } from "./calendar";
import { asked, type Show, standing } from "./filters";
import type {
  Asking,
  Candidate,
  Certificates,
  Check,
  EventDetail,
  EventRow,
  EventType,
  Invitee,
  Share,
  Speaker,
  Topic,
} from "./rows";

const AT_ONCE = 50;
const MOST = 200;

/** What comes is read whole and told from the nearest on; what was, page by page from the latest. */
export function useEvents(show: Show, typed: string) {
  const ask = asked(show, typed, useUser().id);
  const nearestFirst = show === "coming" && ask.from !== undefined;
  return useInfiniteQuery({
    queryKey: ["events", "list", ask],
    initialPageParam: "",
    placeholderData: keepPreviousData,
    queryFn: async ({ pageParam }): Promise<Page<EventRow>> =>
      nearestFirst
        ? { items: (await readAll<EventRow>("/api/events", ask)).reverse(), next: null }
        : read<Page<EventRow>>("/api/events", { ...ask, cursor: pageParam, limit: AT_ONCE }),
    getNextPageParam: (last) => last.next || null,
  });
}

/** Every page of a question whose answer is known to be short. */
async function readAll<R>(path: string, query: Record<string, unknown>): Promise<R[]> {
  const rows: R[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: Page<R> = await read<Page<R>>(path, { ...query, cursor, limit: MOST });
    rows.push(...page.items);
    cursor = page.next;
  }
  return rows;
}

/** What the weeks of a month show; a day more on each side, for those who are in other zones. */
export function useMonth(month: Month) {
  const days = weeksOf(month).flat();
  const query = {
    from: addDays(days[0] ?? "", -1),
    to: addDays(days.at(-1) ?? "", 1),
    state: standing.join(),
  };
  return useQuery({
    queryKey: ["events", "month", month],
    placeholderData: keepPreviousData,
    queryFn: () => readAll<EventRow>("/api/events", query),
  });
}

const eventKey = (id: Id) => ["events", "one", id];

export function useEvent(id: Id) {
  return useQuery({ queryKey: eventKey(id), queryFn: () => read<EventDetail>(`/api/events/${id}`) });
}

/** What the rules say about everything that is planned. */
export function useChecks(event: EventDetail, enabled: boolean) {
  return useQuery({
    enabled,
    queryKey: [...eventKey(event.id), "check", event.version],
    queryFn: async () => (await read<{ items: Check[] }>(`/api/events/${event.id}/check`)).items,
  });
}

export function useInvitees(eventId: Id) {
  return useQuery({
    queryKey: [...eventKey(eventId), "invitees"],
    queryFn: () => readAll<Invitee>(`/api/events/${eventId}/invitees`, {}),
  });
}

export function useCandidates(eventId: Id, search: string) {
  return useQuery({
    enabled: search.trim() !== "",
    queryKey: [...eventKey(eventId), "candidates", search],
    placeholderData: keepPreviousData,
    queryFn: async () =>
      (await read<{ items: Candidate[] }>(`/api/events/${eventId}/candidates`, { search })).items,
  });
}

/** The requests about an event and about its close-out, the newest first. */
export function useRequests(eventId: Id) {
  return useQuery({
    queryKey: ["events", "requests", eventId],
    queryFn: async () => {
      const kinds = ["event", "event_close_out"];
      const asks = kinds.map((about_kind) =>
        read<Page<Asking>>("/api/runs", { about_kind, about_id: eventId, limit: 20 }),
      );
      const found = (await Promise.all(asks)).flatMap((page) => page.items);
      return found.sort((one, other) => (one.handed_in_at > other.handed_in_at ? -1 : 1));
    },
  });
}

export function useShares(event: EventDetail, enabled: boolean) {
  return useQuery({
    enabled,
    queryKey: [...eventKey(event.id), "shares", event.version],
    queryFn: async () => (await read<{ items: Share[] }>(`/api/events/${event.id}/shares`)).items,
  });
}

/** How far the certificates are; asked again and again while some are being made. */
export function useCertificates(event: EventDetail, enabled: boolean) {
  return useQuery({
    enabled,
    queryKey: [...eventKey(event.id), "certificates"],
    queryFn: () => read<Certificates>(`/api/events/${event.id}/certificates`),
    refetchInterval: ({ state }) => ((state.data?.made ?? 0) < (state.data?.issued ?? 0) ? 2_000 : false),
  });
}

export function useHcpSearch(search: string) {
  return useQuery({
    enabled: search.trim() !== "",
    queryKey: ["events", "hcps", search],
    placeholderData: keepPreviousData,
    queryFn: async () => (await read<Page<Hcp>>("/api/hcps", { search: search.trim(), limit: 10 })).items,
  });
}

export function useInstitutionSearch(search: string) {
  return useQuery({
    enabled: search.trim() !== "",
    queryKey: ["events", "institutions", search],
    placeholderData: keepPreviousData,
    queryFn: async () =>
      (await read<Page<Institution>>("/api/institutions", { search: search.trim(), limit: 20 })).items,
  });
}

export function useTypes() {
  return useQuery({
    queryKey: ["events", "types"],
    queryFn: async () => (await read<{ items: EventType[] }>("/api/event-types")).items,
  });
}

export function useTopics() {
  return useQuery({
    queryKey: ["events", "topics"],
    queryFn: async () => (await read<{ items: Topic[] }>("/api/event-topics")).items,
  });
}

export function useSpeakers(search: string) {
  return useQuery({
    queryKey: ["events", "speakers", search],
    placeholderData: keepPreviousData,
    queryFn: async () => (await read<Page<Speaker>>("/api/speakers", { search, limit: 20 })).items,
  });
}

export function useProducts() {
  return useQuery({ queryKey: ["products"], queryFn: () => read<Product[]>("/api/products") });
}

export function useColleagues() {
  return useQuery({
    queryKey: ["events", "colleagues"],
    queryFn: async () => (await read<{ items: { id: number; name: string }[] }>("/api/colleagues")).items,
  });
}

export function productName(product: Product): string {
  return inLanguage({ zh: product.name_zh, en: product.name_en });
}

export function productNames(products: readonly Product[], ids: readonly Id[]): string[] {
  return products.filter((one) => ids.includes(one.id)).map(productName);
}

/** The answer of a write is the newest there is: shown without asking again. */
export function keep(event: EventDetail): void {
  queryClient.setQueryData(eventKey(event.id), event);
}

/** After a change: everything of the room is read anew, and what hangs on it. */
export function refresh(): void {
  for (const key of ["events", "approvals", "history"]) {
    void queryClient.invalidateQueries({ queryKey: [key] });
  }
}
