import type { components } from "@/api/schema";

export type Statement = components["schemas"]["StatementOut"];
export type Line = components["schemas"]["TransferOut"];
