import type { Permit, PermitRule } from "@/api/rows";
import { holdsOn } from "@/gates";
import { inLanguage, useLanguage, useWords } from "@/i18n";
import { showDay, today } from "@/lib/time";
import { Panel } from "@/ui/Page";
import { RuleTag } from "@/ui/Status";
import { provinces } from "../places";
import { useInstitutions } from "../queries";
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
  const institutions = useInstitutions();
  const mine = new Set([...institutions.values()].map((one) => one.division_code.slice(0, 2)));
  const rules = permit.rules
    .filter((rule) => holdsOn(today(), rule.from_on, rule.to_on) && isCheck(rule.code))
    .filter((rule) => isMine(permit, rule) && (rule.province === "" || mine.has(rule.province)))
    .sort((one, other) => checks.indexOf(one.code as Check) - checks.indexOf(other.code as Check));
  return (
    <Panel title={t("rules")}>
      <ul className="r-rows">
        {rules.map((rule) => (
          <li key={JSON.stringify(rule)}>
            <span className="c-list-words">
              <span>{t(`check.${rule.code as Check}`, { count: rule.number ?? 0 })}</span>
              <small>
                <RuleTag rule={rule.rule} /> {reach(t, rule)}
              </small>
            </span>
            <span className="r-card-note">{t(rule.outcome === "block" ? "blocks" : "marks")}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Whether a rule is about what this permit's holder promotes. */
function isMine(permit: Permit, { product_kind: kind }: PermitRule): boolean {
  return kind === "any" || permit.kinds.length === 0 || permit.kinds.includes(kind);
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
