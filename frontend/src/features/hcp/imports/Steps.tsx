import { IconCheck } from "@tabler/icons-react";
import { useWords } from "@/i18n";
import { importWords } from "./words";

export const steps = ["columns", "check", "run"] as const;
export type StepName = (typeof steps)[number];

/** Where the import stands on its way, in three steps. */
export function Steps({ now }: { now: StepName }) {
  const t = useWords(importWords);
  const at = steps.indexOf(now);
  return (
    <ol className="i-steps" aria-label={t("steps")}>
      {steps.map((step, n) => (
        <li key={step} data-done={n < at || undefined} aria-current={n === at ? "step" : undefined}>
          <span className="i-step-mark">{n < at ? <IconCheck size={20} aria-hidden /> : n + 1}</span>
          <span>
            <strong>{t(`step.${step}`)}</strong>
            <small>{t(`step.${step}Note`)}</small>
          </span>
        </li>
      ))}
    </ol>
  );
}
