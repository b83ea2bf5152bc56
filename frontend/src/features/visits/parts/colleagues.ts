import { useMemo } from "react";
import type { Hcp, Id } from "@/api/rows";
import { compareNames } from "@/lib/reading";
import type { Who } from "../form";
import { useHcps } from "../queries";

/** Who may have been there too: those of the same department, and whoever was named already. */
export function useColleagues(who: Who, named: readonly Id[]): Hcp[] {
  const hcps = useHcps();
  return useMemo(
    () =>
      (hcps ?? [])
        .filter((hcp) => hcp.id !== who.hcp_id)
        .filter(
          (hcp) =>
            named.includes(hcp.id) ||
            (hcp.institution_id === who.institution_id &&
              (who.department_id === null || hcp.department_id === who.department_id)),
        )
        .sort(compareNames),
    [hcps, who, named],
  );
}
