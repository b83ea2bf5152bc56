import { inLanguage, useWords } from "@/i18n";
import { showDay } from "@/lib/time";
import { StatusBadge } from "@/ui/Status";
import { ledgerWords } from "./ledger-words";
import type { Line } from "./rows";

/** Every line of the year, reversals included. */
export function Lines({ of: lines }: { of: readonly Line[] }) {
  const t = useWords(ledgerWords);
  // What the ledger writes by itself is a code; the rest was said by a person.
  const why = (said: string) =>
    said === "given" || said === "held anew" || said === "closed" ? t(`freed.${said}` as const) : said;
  if (lines.length === 0) return <p className="l-none">{t("none")}</p>;
  return (
    <details className="l-lines">
      <summary>{t("lines", { count: lines.length })}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            <span>
              {showDay(line.on)} · {inLanguage({ zh: line.category_zh, en: line.category_en })}
              {line.reason && <small>{why(line.reason)}</small>}
            </span>
            <span className="l-end">
              {line.reverses_id ? <StatusBadge tone="plain">{t("reversal")}</StatusBadge> : null}
              {line.standing === "held" && <StatusBadge tone="waiting">{t("held")}</StatusBadge>}
              <b>
                {line.currency} {line.amount}
              </b>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
