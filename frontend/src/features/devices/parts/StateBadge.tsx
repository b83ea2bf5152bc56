import type { DeviceState } from "@/api/device-rows";
import { useWords } from "@/i18n";
import { StatusBadge } from "@/ui/Status";
import { tones } from "../device";
import { deviceWords } from "../words";

/** Where a device stands in its life, in colour, icon and word. */
export function StateBadge({ state }: { state: DeviceState }) {
  const t = useWords(deviceWords);
  return <StatusBadge tone={tones[state]}>{t(`state.${state}`)}</StatusBadge>;
}
