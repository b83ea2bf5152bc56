import { notifyDone } from "@/ui/notify";
import { keep, refresh } from "../queries";
import type { EventDetail } from "../rows";

/** What follows a saved form: the page shows the answer, a word is said, the sheet closes. */
export function closing(said: string, onClose: () => void) {
  return (answer: unknown) => {
    keep(answer as EventDetail);
    refresh();
    notifyDone(said);
    onClose();
  };
}
