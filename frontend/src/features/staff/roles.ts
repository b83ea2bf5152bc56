import type { Role } from "@/api/rows";

/** Roles in the order in which people think of them: field, office, service, administrators. */
export const roleOrder: readonly Role[] = [
  "rep",
  "msl",
  "manager",
  "medical",
  "compliance",
  "steward",
  "engineer",
  "dispatcher",
  "coordinator",
  "sysadmin",
  "secadmin",
  "auditadmin",
];
