import type { Permit, PermitRule } from "@/api/rows";
import { holdsOn } from "@/gates";
import { inLanguage, useLanguage, useWords } from "@/i18n";
import { showDay, today } from "@/lib/time";
import { Panel } from "@/ui/Page";
import { RuleTag, StatusBadge } from "@/ui/Status";
import { provinces } from "../places";
import { complianceWords } from "../words";

const checks = [
  "qualification",
  "filing",
  "registration",
  "letter",
  "products",
  "slot",
  "late_after_hours",
] as const;
type Check = (typeof checks)[number];

/** What is asked before a visit today, by which rule, and what breaking it means. */
export function RulesAsked({ permit }: { permit: Permit }) {
  const t = useWords(complianceWords);
  useLanguage();
  const rules = permit.rules
    .filter((rule) => holdsOn(today(), rule.from_on, rule.to_on) && isCheck(rule.code))
    .sort((one, other) => checks.indexOf(one.code as Check) - checks.indexOf(other.code as Check));
  return (
    <Panel title={t("rules")}>
      <ul className="c-list">
        {rules.map((rule) => (
          <li key={JSON.stringify(rule)}>
            <span className="c-list-words">
              <span>{t(`check.${rule.code as Check}`, { count: rule.number ?? 0 })}</span>
              <small>
                <RuleTag rule={rule.rule} /> {reach(t, rule)}
              </small>
            </span>
            <StatusBadge tone={rule.outcome === "block" ? "needs" : "waiting"}>
              {t(rule.outcome === "block" ? "blocks" : "marks")}
            </StatusBadge>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function isCheck(code: string): code is Check {
  return checks.some((one) => one === code);
}

function reach(t: ReturnType<typeof useWords<typeof complianceWords.zh>>, rule: PermitRule): string {
  const province = provinces.get(rule.province);
  const kind = rule.product_kind === "drug" ? t("drugs") : rule.product_kind === "device" ? t("devices") : "";
  const parts = [kind, province && inLanguage(province), t("since", { day: showDay(rule.from_on) })];
  return parts.filter(Boolean).join(" · ");
}
