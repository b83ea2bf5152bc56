// How a device, its model and its code are named.
import type { DeviceModel, DeviceRow, DeviceState } from "@/api/device-rows";
import { inLanguage, language } from "@/i18n";
import type { Tone } from "@/ui/Status";

export const tones: Record<DeviceState, Tone> = {
  planned: "waiting",
  in_use: "done",
  down: "needs",
  standby: "brand",
  retired: "plain",
};
export const states = ["in_use", "down", "standby", "planned", "retired"] as const;
export const meterKinds = ["hours", "cycles", "exposures", "litres", "other"] as const;
export const riskClasses = ["1", "2", "3"] as const;

/** A name in the reader's language; where only one is written, that one. */
export function named(zh: string, en: string): string {
  return inLanguage({ zh: zh || en, en: en || zh });
}

export function modelName(model: Pick<DeviceModel, "name_zh" | "name_en">): string {
  return named(model.name_zh, model.name_en);
}

export function deviceName(device: Pick<DeviceRow, "model_zh" | "model_en">): string {
  return named(device.model_zh, device.model_en);
}

/** Where it stands: hospital, department, room. */
export function placeOf(device: DeviceRow): string {
  return [device.institution_name, device.department_name, device.room].filter(Boolean).join(" · ");
}

/** What tells this unit from another of its model. */
export function unitOf(
  device: Pick<DeviceRow, "serial" | "lot">,
  words: { sn: string; lot: string },
): string {
  return [device.serial && `${words.sn} ${device.serial}`, device.lot && `${words.lot} ${device.lot}`]
    .filter(Boolean)
    .join(" · ");
}

/** A number as people write it: grouped, no needless zeros behind the point. */
export function plainNumber(value: string): string {
  return Number(value).toLocaleString(language(), { maximumFractionDigits: 2 });
}
