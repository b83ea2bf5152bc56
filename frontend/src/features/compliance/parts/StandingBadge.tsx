import { useWords } from "@/i18n";
import { StatusBadge, type Tone } from "@/ui/Status";
import type { Standing } from "../papers";
import { complianceWords } from "../words";

const tones: Record<Standing, Tone> = {
  good: "done",
  soon: "waiting",
  over: "needs",
  later: "plain",
  missing: "needs",
};

export function StandingBadge({ standing }: { standing: Standing }) {
  const t = useWords(complianceWords);
  return <StatusBadge tone={tones[standing]}>{t(`standing.${standing}`)}</StatusBadge>;
}
