// What the form of a device holds.
import type { Scan } from "@/api/device-rows";
import type { Day, Id } from "@/api/rows";

export type DeviceValues = {
  model_id: Id | null;
  institution_id: Id | null;
  department_id: Id | null;
  parent_id: Id | null;
  room: string;
  serial: string;
  lot: string;
  udi: string;
  software: string;
  made_on: Day | null;
  installed_on: Day | null;
  accepted_on: Day | null;
  warranty_from: Day | null;
  warranty_to: Day | null;
  note: string;
  reason: string;
};

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const maybe = (value: unknown): string | null => (typeof value === "string" && value ? value : null);

/** The row of the server, or nothing yet, as the form shows it. */
export function readDevice(row: Record<string, unknown>): DeviceValues {
  return {
    model_id: maybe(row.model_id),
    institution_id: maybe(row.institution_id),
    department_id: maybe(row.department_id),
    parent_id: maybe(row.parent_id) ?? maybe((row.parent as { id?: Id } | null | undefined)?.id),
    room: text(row.room),
    serial: text(row.serial),
    lot: text(row.lot),
    udi: text(row.udi),
    software: text(row.software),
    made_on: maybe(row.made_on),
    installed_on: maybe(row.installed_on),
    accepted_on: maybe(row.accepted_on),
    warranty_from: maybe(row.warranty_from),
    warranty_to: maybe(row.warranty_to),
    note: text(row.note),
    reason: "",
  };
}

/** What a scan fills in. */
export function fromScan(scan: Scan | undefined): Record<string, unknown> {
  if (!scan) return {};
  return {
    model_id: scan.model?.id,
    serial: scan.serial,
    lot: scan.lot,
    software: scan.software,
    made_on: scan.made_on,
    udi:
      scan.agency === "gs1"
        ? scan.parts.map((one) => `(${one.key})${one.value.replaceAll("(", "\\(")}`).join("")
        : "",
  };
}

/** Only what was changed is sent: what somebody else changed meanwhile stays his. */
export function changed(before: DeviceValues, now: DeviceValues): Partial<DeviceValues> {
  const { model_id: _model, ...rest } = now;
  return Object.fromEntries(
    Object.entries(rest).filter(([name, value]) => value !== before[name as keyof DeviceValues]),
  );
}
