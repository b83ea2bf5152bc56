import type { Product, Visit } from "@/api/rows";
import { table } from "@/offline";
import { dayOfVisit } from "./visit";

/** What the tablet carries of visits: one's own and one's team's, twelve months and all to come. */
export const visitTables = [
  table<Visit>({
    kind: "visits",
    index: ["hcp_id", "institution_id", "state", "day"],
    clear: (visit) => ({ day: dayOfVisit(visit) }),
  }),
  table<Product>({ kind: "products", index: [] }),
];
