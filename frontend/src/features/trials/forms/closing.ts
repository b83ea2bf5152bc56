import { notifyDone } from "@/ui/notify";
import { refresh } from "../queries";

/** What follows a saved form: a word, what shows it is read again, the sheet closes. */
export function closing(said: string, onClose: () => void) {
  return () => {
    refresh();
    notifyDone(said);
    onClose();
  };
}
