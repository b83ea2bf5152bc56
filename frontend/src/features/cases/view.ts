import type { CommandView } from "@/room";

/** How the tray speaks about a report that was refused: by its sentence alone; its fields are in its form. */
export const reportView: CommandView = { kind: "safety_reports", field: () => null, value: () => "" };
