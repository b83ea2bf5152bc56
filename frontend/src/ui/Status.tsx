import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconInfoCircle,
  IconPoint,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useWords } from "@/i18n";
import { uiWords } from "./words";

/** Green done, orange waiting, red needs you; blue and grey carry no verdict. Always icon and word. */
export type Tone = "done" | "waiting" | "needs" | "brand" | "plain";
const icons = {
  done: IconCircleCheck,
  waiting: IconClock,
  needs: IconAlertTriangle,
  brand: IconInfoCircle,
  plain: IconPoint,
} as const;

export function StatusBadge({ tone, children }: { tone: Tone; children: ReactNode }) {
  const Icon = icons[tone];
  return (
    <span className="r-badge" data-tone={tone}>
      <Icon size={18} aria-hidden />
      {children}
    </span>
  );
}

type NoteProps = { tone: Tone; title?: ReactNode; action?: ReactNode; children?: ReactNode; alert?: boolean };

/** A calm box with a sentence: a warning, a hint, what to do next. */
export function Note({ tone, title, action, children, alert }: NoteProps) {
  const Icon = icons[tone];
  return (
    <div className="r-note" data-tone={tone} role={alert ? "alert" : undefined}>
      <Icon size={24} aria-hidden />
      <div className="r-note-body">
        {title && <div className="r-note-title">{title}</div>}
        {children}
      </div>
      {action}
    </div>
  );
}

/** The rule behind a refusal, named: "MR-08". */
export function RuleTag({ rule }: { rule: string }) {
  const t = useWords(uiWords);
  return (
    <span className="r-rule">
      {t("rule")} {rule}
    </span>
  );
}

/** Why an act is not allowed: the sentence and its rule, before the effort is spent. */
export function RefusalNote({
  sentence,
  rule,
  action,
}: {
  sentence: string;
  rule?: string;
  action?: ReactNode;
}) {
  return (
    <Note tone="needs" action={action} alert>
      <div>{sentence}</div>
      {rule && (
        <div style={{ marginTop: 6 }}>
          <RuleTag rule={rule} />
        </div>
      )}
    </Note>
  );
}
