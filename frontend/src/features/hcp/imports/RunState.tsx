import type { ImportRun, ImportState } from "@/api/rows";
import { useWords } from "@/i18n";
import { StatusBadge, type Tone } from "@/ui/Status";
import { importWords } from "./words";

const tones: Record<ImportState, Tone> = {
  uploaded: "brand",
  mapped: "brand",
  checking: "waiting",
  checked: "brand",
  running: "waiting",
  done: "done",
  undoing: "waiting",
  undone: "plain",
  failed: "needs",
};

/** How an import stands. */
export function RunState({ run }: { run: ImportRun }) {
  const t = useWords(importWords);
  return <StatusBadge tone={tones[run.state]}>{t(`state.${run.state}`)}</StatusBadge>;
}
