import { TextInput } from "@mantine/core";
import dayjs from "dayjs";
import { useState } from "react";
import type { Day } from "@/api/rows";
import { useWords } from "@/i18n";
import { showDay, today } from "@/lib/time";
import { BigChoice } from "@/ui/Choice";
import { nextSteps } from "../choices";
import { visitWords } from "../words";

type Step = { next_step: string; next_on: Day | null };
type Props = Step & { onChange: (step: Step) => void };

const OTHER = "other";
const NONE = "none";
const spans = { "in.week": 7, "in.fortnight": 14, "in.month": 30 } as const;

function inDays(count: number): Day {
  return dayjs(today()).add(count, "day").format("YYYY-MM-DD");
}

/** What comes next and by when, without typing. */
export function NextStepField({ next_step, next_on, onChange }: Props) {
  const t = useWords(visitWords);
  const phrases = nextSteps.map((key) => t(key));
  const own = next_step !== "" && !phrases.includes(next_step);
  const [typing, setTyping] = useState(own);
  const choose = (value: string) => {
    setTyping(value === OTHER);
    if (value === NONE) onChange({ next_step: "", next_on: null });
    else if (value !== OTHER) onChange({ next_step: value, next_on });
  };
  return (
    <div className="r-stack">
      <BigChoice
        label={t("nextStep")}
        value={typing ? OTHER : next_step || NONE}
        options={[
          { value: NONE, label: t("next.none") },
          ...phrases.map((phrase) => ({ value: phrase, label: phrase })),
          { value: OTHER, label: t("next.other") },
        ]}
        onChange={choose}
      />
      {typing && (
        <TextInput
          aria-label={t("nextStep")}
          maxLength={500}
          enterKeyHint="done"
          value={next_step}
          onChange={(event) => onChange({ next_step: event.currentTarget.value, next_on })}
        />
      )}
      {next_step && <By next_on={next_on} onDay={(day) => onChange({ next_step, next_on: day })} />}
    </div>
  );
}

function By({ next_on, onDay }: { next_on: Day | null; onDay: (day: Day | null) => void }) {
  const t = useWords(visitWords);
  const days = Object.entries(spans).map(([key, count]) => ({
    value: inDays(count),
    label: t(key as keyof typeof spans),
  }));
  const [other, setOther] = useState(next_on !== null && !days.some((one) => one.value === next_on));
  const choose = (value: string) => {
    setOther(value === OTHER);
    if (value !== OTHER) onDay(value === next_on ? null : value);
  };
  return (
    <>
      <BigChoice
        label={t("nextOn")}
        value={other ? OTHER : next_on}
        options={[...days, { value: OTHER, label: other && next_on ? showDay(next_on) : t("otherDay") }]}
        onChange={choose}
      />
      {other && (
        <TextInput
          type="date"
          aria-label={t("nextOn")}
          min={today()}
          value={next_on ?? ""}
          onChange={(event) => onDay(event.currentTarget.value || null)}
        />
      )}
    </>
  );
}
