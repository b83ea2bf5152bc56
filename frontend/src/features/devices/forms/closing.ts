import type { DeviceDetail } from "@/api/device-rows";
import { notifyDone } from "@/ui/notify";
import { keep, refresh } from "../queries";

/** What follows a saved form about a device: it is shown as it is now, a word, the sheet closes. */
export function closing(said: string, onClose: () => void, onDone?: (device: DeviceDetail) => void) {
  return (answer: unknown) => {
    const device = answer as DeviceDetail;
    keep(device);
    refresh();
    notifyDone(said);
    onClose();
    onDone?.(device);
  };
}
