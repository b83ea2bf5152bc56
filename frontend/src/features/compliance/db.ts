import type { Permit } from "@/api/rows";
import { table } from "@/offline";

/** The one permit of the tablet's user; all of it lies sealed. */
export const complianceTables = [table<Permit>({ kind: "permit", index: [] })];
