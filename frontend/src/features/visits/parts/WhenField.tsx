import { TextInput } from "@mantine/core";
import dayjs from "dayjs";
import { useState } from "react";
import type { Instant, Visit } from "@/api/rows";
import { useWords } from "@/i18n";
import { dayOf, instant, showInstant, showTime, today } from "@/lib/time";
import { BigChoice, type Option } from "@/ui/Choice";
import { visitWords } from "../words";

type Props = { value: Instant | null; visit: Visit | null; onChange: (at: Instant | null) => void };

const NOW = "now";
const OTHER = "other";

/** The moment as the tablet's own picker takes it. */
export function toPicker(at: Instant | null): string {
  return dayjs(at ?? undefined).format("YYYY-MM-DDTHH:mm");
}

/** When it happened: now, as planned, at check-in, or another time by one more tap. */
export function WhenField({ value, visit, onChange }: Props) {
  const t = useWords(visitWords);
  const short = (at: Instant) => (dayOf(at) === today() ? showTime(at) : showInstant(at));
  const past = (at: Instant | null | undefined): at is Instant => Boolean(at && at <= instant());
  const options: Option<string>[] = [{ value: NOW, label: t("when.now") }];
  const { checked_in_at: checked, planned_at: planned } = visit ?? {};
  if (past(checked)) options.push({ value: checked, label: t("when.checkIn", { at: short(checked) }) });
  if (past(planned) && planned !== checked)
    options.push({ value: planned, label: t("when.planned", { at: short(planned) }) });
  const known = value === null || options.some((one) => one.value === value);
  const [other, setOther] = useState(!known);
  options.push({ value: OTHER, label: value && (other || !known) ? short(value) : t("when.other") });
  const choose = (next: string) => {
    setOther(next === OTHER);
    if (next !== OTHER) onChange(next === NOW ? null : next);
  };
  return (
    <div className="r-stack">
      <BigChoice
        label={t("happened")}
        value={other || !known ? OTHER : (value ?? NOW)}
        options={options}
        onChange={choose}
      />
      {(other || !known) && (
        <TextInput
          type="datetime-local"
          aria-label={t("happened")}
          value={toPicker(value)}
          max={toPicker(instant())}
          onChange={(event) => {
            const at = dayjs(event.currentTarget.value);
            if (at.isValid()) onChange(instant(at.toDate()));
          }}
        />
      )}
    </div>
  );
}
