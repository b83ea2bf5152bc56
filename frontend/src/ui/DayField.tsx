import type { ReactNode } from "react";
import { useWords } from "@/i18n";
import { dateFormat } from "@/lib/time";
import { DatePickerInput } from "@/ui/dates";
import { editWords } from "./edit-words";

type Props = {
  label: string;
  value: string | null;
  onChange: (day: string | null) => void;
  error?: ReactNode;
  hint?: string;
  required?: boolean;
  /** May be left open: gets a cross. */
  clearable?: boolean;
  min?: string;
  max?: string;
};

/** A day, picked from a calendar and written the reader's way. */
export function DayField({ label, value, onChange, hint, min, max, ...props }: Props) {
  const t = useWords(editWords);
  return (
    <DatePickerInput
      label={label}
      description={hint}
      value={value}
      onChange={(day) => onChange(day)}
      valueFormat={dateFormat("day")}
      placeholder={t("dayPick")}
      minDate={min}
      maxDate={max}
      clearButtonProps={{ "aria-label": t("dayClear") }}
      popoverProps={{ withinPortal: true, zIndex: 400 }}
      {...props}
    />
  );
}
