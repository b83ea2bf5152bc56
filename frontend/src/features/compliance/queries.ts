import { useMemo } from "react";
import type { Id, Institution, Permit, Product } from "@/api/rows";
import { useRow, useRows, useUser } from "@/offline";

/** My permit; undefined while it is read, null when the tablet has none yet. */
export function usePermit(): Permit | null | undefined {
  const user = useUser();
  return useRow("permit", String(user.id));
}

export function useInstitutions(): ReadonlyMap<Id, Institution> {
  const rows = useRows("institutions");
  return useMemo(() => new Map((rows ?? []).map((row) => [row.id, row])), [rows]);
}

export function useProducts(): ReadonlyMap<Id, Product> {
  const rows = useRows("products");
  return useMemo(() => new Map((rows ?? []).map((row) => [row.id, row])), [rows]);
}
