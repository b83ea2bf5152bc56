// What the screens of visits read: the tablet first; the network only for those who look after all visits.
import { useInfiniteQuery } from "@tanstack/react-query";
import dayjs from "dayjs";
import { useMemo } from "react";
import { $api, api } from "@/api/client";
import type { Department, Hcp, Id, Institution, Permit, Product, Visit } from "@/api/rows";
import { blocks, checkVisit, type Occasion, productsAllowed } from "@/gates";
import { instant } from "@/lib/time";
import { type Live, useMay, useRow, useRows, useUser } from "@/offline";
import type { Asked } from "./filters";
import type { Who } from "./form";
import { dayOfVisit, earliestFirst, latestFirst } from "./visit";

/** Visits of the days from one until another, both included; of one person, or of everybody on this tablet. */
export function useVisitsBetween(from: string, to: string, owner?: number): Live<Visit>[] | undefined {
  return useRows(
    "visits",
    {
      where: { index: "day", between: [from, to] },
      match: (visit) => {
        const day = dayOfVisit(visit);
        return day >= from && day <= to && (owner === undefined || visit.owner_id === owner);
      },
      order: earliestFirst,
    },
    [owner],
  );
}

/** Visits in some of the states. */
export function useVisitsIn(states: Visit["state"][], owner?: number): Live<Visit>[] | undefined {
  return useRows(
    "visits",
    {
      where: { index: "state", anyOf: states },
      match: (visit) => states.includes(visit.state) && (owner === undefined || visit.owner_id === owner),
      order: latestFirst,
    },
    [owner],
  );
}

/** Visits of an HCP (alone or among others) or an institution, newest first. */
export function useVisitsOf(of: { hcpId?: Id; institutionId?: Id }): Live<Visit>[] | undefined {
  const { hcpId, institutionId } = of;
  return useRows(
    "visits",
    {
      where: institutionId ? { index: "institution_id", equals: institutionId } : undefined,
      match: (visit) =>
        institutionId
          ? visit.institution_id === institutionId
          : visit.hcp_id === hcpId || (hcpId !== undefined && visit.also_met.includes(hcpId)),
      order: latestFirst,
    },
    [hcpId, institutionId],
  );
}

/** My own visits of the last months: what suggestions are made from. */
export function useMyRecent(): Live<Visit>[] | undefined {
  const user = useUser();
  return useVisitsBetween(dayjs().subtract(120, "day").format("YYYY-MM-DD"), "9999", user.id);
}

export type OneVisit = { visit: Live<Visit> | null | undefined; error: unknown; retry?: () => void };

/** A visit from the tablet; for those who look after all, from the server, where theirs is the newest. */
export function useVisit(id: Id | undefined): OneVisit {
  const held = useRow("visits", id);
  const all = useMay("visits.see_all");
  const asked = $api.useQuery(
    "get",
    "/api/visits/{id}",
    { params: { path: { id: id ?? "" } } },
    { enabled: Boolean(id) && (held === null || all) },
  );
  if (held && (held.pending || !all || !asked.data)) return { visit: held, error: null };
  if (asked.data) return { visit: asked.data, error: null };
  if (held === undefined || asked.isLoading) return { visit: undefined, error: null };
  return { visit: null, error: asked.error, retry: () => void asked.refetch() };
}

/** Everybody's visits, page by page, for those who look after all. */
export function useAllVisits(filters: Asked, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: ["visits", filters],
    enabled,
    initialPageParam: "",
    queryFn: async ({ pageParam }) => {
      const query = { ...filters, limit: 50, ...(pageParam && { cursor: pageParam }) };
      const { data } = await api.GET("/api/visits", { params: { query } });
      return data ?? { items: [], next: null };
    },
    getNextPageParam: (last) => last.next,
  });
}

/** The permit on the tablet; null when it has none yet. */
export function usePermit(): Permit | null | undefined {
  const user = useUser();
  return useRow("permit", String(user.id));
}

/** The products, by id. */
export function useProducts(): ReadonlyMap<Id, Product> | undefined {
  const rows = useRows("products");
  return useMemo(() => rows && new Map(rows.map((row) => [row.id, row])), [rows]);
}

/** The names a list needs beside its visits. */
export function useDepartmentNames(): ReadonlyMap<Id, string> {
  const rows = useRows("departments");
  return useMemo(() => new Map((rows ?? []).map((row) => [row.id, row.name])), [rows]);
}

export function useHcps(): Live<Hcp>[] | undefined {
  return useRows("hcps");
}

export function useInstitutions(): Live<Institution>[] | undefined {
  return useRows("institutions");
}

/** Departments of an institution, in the order of their reading. */
export function useDepartmentsOf(institutionId: Id | null): Live<Department>[] | undefined {
  return useRows("departments", {
    where: { index: "institution_id", equals: institutionId ?? "" },
    order: (one, other) => (one.pinyin < other.pinyin ? -1 : 1),
  });
}

type Ask = { who: Who; productIds: readonly Id[]; channel: string; at: string | null };

/**
 * The gates for a visit as it is entered; `permit` null means that the tablet does not know them yet, not
 * `ready` that it still reads.
 */
export function useGates({ who, productIds, channel, at }: Ask) {
  const permit = usePermit();
  const products = useProducts();
  const place = useRow("institutions", who.institution_id);
  return useMemo(() => {
    const allowed = new Set<Id>();
    const ready = permit !== undefined && place !== undefined;
    if (!permit || !place) return { ready, permit, refusals: [], blocked: false, allowed, occasion: null };
    const moment = at ?? instant();
    const occasion: Occasion = {
      place: { id: place.id, name: place.name, division_code: place.division_code },
      products: productIds.flatMap((id) => products?.get(id) ?? []),
      channel,
      department_id: who.department_id,
    };
    const refusals = checkVisit(permit, occasion, moment);
    return {
      ...{ ready, permit, refusals, occasion },
      blocked: refusals.some(blocks),
      allowed: productsAllowed(permit, place.division_code, moment),
    };
  }, [permit, products, place, productIds, channel, at, who.department_id]);
}
