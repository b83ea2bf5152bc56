import { notifyDone } from "@/ui/notify";
import { refresh } from "../queries";

/** What follows a saved form: a word, the lists that show it are read again, the sheet closes. */
export function closing(said: string, onClose: () => void, ...lists: readonly string[]) {
  return () => {
    refresh(...lists);
    notifyDone(said);
    onClose();
  };
}
