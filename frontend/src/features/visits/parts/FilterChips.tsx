import { useWords } from "@/i18n";
import type { Show } from "../filters";
import { visitWords } from "../words";

type Props = { value: Show; offered: readonly Show[]; onChange: (show: Show) => void };

/** What to show, one at a time. */
export function FilterChips({ value, offered, onChange }: Props) {
  const t = useWords(visitWords);
  return (
    <div className="r-choices v-filters" role="radiogroup" aria-label={t("show")}>
      {offered.map((show) => (
        <button
          key={show}
          type="button"
          role="radio"
          className="r-choice"
          aria-checked={show === value}
          onClick={() => onChange(show)}
        >
          {t(`show.${show}`)}
        </button>
      ))}
    </div>
  );
}
