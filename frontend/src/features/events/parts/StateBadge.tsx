import { useWords } from "@/i18n";
import { StatusBadge } from "@/ui/Status";
import { tones } from "../event";
import type { EventState } from "../rows";
import { eventWords } from "../words";

/** Where an event stands, in colour, icon and word. */
export function StateBadge({ state }: { state: EventState }) {
  const t = useWords(eventWords);
  return <StatusBadge tone={tones[state]}>{t(`state.${state}`)}</StatusBadge>;
}
