import { Button } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import type { GateRule } from "@/api/rows";
import { HistoryButton } from "@/history";
import { inLanguage, useLanguage, useWords } from "@/i18n";
import { showDay } from "@/lib/time";
import { RuleTag, StatusBadge } from "@/ui/Status";
import { provinces } from "../places";
import { ruleWords } from "../rule-words";
import { inForce, tones } from "../rules";

type Say = ReturnType<typeof useWords<typeof ruleWords.zh>>;

export function provinceName(t: Say, code: string): string {
  const named = provinces.get(code);
  return named ? inLanguage(named) : code || t("everywhere");
}

function period(t: Say, { from_on, to_on }: GateRule): string {
  const from = showDay(from_on);
  return to_on ? t("period", { from, to: showDay(to_on) }) : t("since", { from });
}

/** One rule: whom and where it is about, since when, what breaking it means, and on what it rests. */
export function RuleRow({ rule, onEdit }: { rule: GateRule; onEdit?: () => void }) {
  const t = useWords(ruleWords);
  useLanguage();
  const state = inForce(rule);
  const number =
    rule.number === null ? "" : `${rule.number} ${rule.unit ? t(`unit.${rule.unit}`) : ""}`.trim();
  const about = [t(`kind.${rule.product_kind}`), provinceName(t, rule.province), number, period(t, rule)];
  return (
    <li className="c-rule">
      <span className="c-list-words">
        <span>
          <RuleTag rule={rule.rule} /> {about.filter(Boolean).join(" · ")}
        </span>
        <small>{inLanguage({ zh: rule.source_zh, en: rule.source_en })}</small>
      </span>
      <span className="c-rule-end">
        <StatusBadge tone={tones[state]}>{t(`now.${state}`)}</StatusBadge>
        <StatusBadge tone={rule.outcome === "block" ? "needs" : "waiting"}>
          {t(`outcome.${rule.outcome}`)}
        </StatusBadge>
        <HistoryButton quiet kind="gate_rule" id={rule.id} name={rule.rule} />
        {onEdit && (
          <Button variant="subtle" leftSection={<IconPencil size={20} aria-hidden />} onClick={onEdit}>
            {t("edit")}
          </Button>
        )}
      </span>
    </li>
  );
}
