import type { Affiliation, Department, Hcp, Institution } from "@/api/rows";
import { table } from "@/offline";

/** What the tablet carries of its accounts. Names are sealed; only ids lie in the clear. */
export const hcpTables = [
  table<Institution>({ kind: "institutions", index: [] }),
  table<Department>({ kind: "departments", index: ["institution_id"] }),
  table<Hcp>({ kind: "hcps", index: ["institution_id", "department_id"] }),
  table<Affiliation>({ kind: "affiliations", index: ["hcp_id", "institution_id"] }),
];
