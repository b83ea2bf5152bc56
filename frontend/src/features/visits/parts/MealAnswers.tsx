import type { MealAnswer } from "@/api/rows";
import { inLanguage, useWords } from "@/i18n";
import { grouped } from "@/lib/money";
import type { Answer, Outcome } from "@/rules";
import { RuleTag, StatusBadge, type Tone } from "@/ui/Status";
import { mealWords, roleKey } from "../meal-words";

const tones: Readonly<Record<Outcome, Tone>> = {
  block: "needs",
  approve: "waiting",
  warn: "waiting",
  unknown: "waiting",
};

type Props = { answers: readonly (Answer | MealAnswer)[]; called?: (hcpId: string) => string };

/** What the rules say to a meal, the worst first: outcome, sentence, its numbers, who may grant it. */
export function MealAnswers({ answers, called }: Props) {
  const t = useWords(mealWords);
  if (answers.length === 0) return null;
  return (
    <ul className="v-meal-answers">
      {answers.map((answer) => {
        const about = "hcp_id" in answer && answer.hcp_id ? called?.(answer.hcp_id) : undefined;
        return (
          <li key={`${answer.rule} ${answer.en} ${about ?? ""}`}>
            <StatusBadge tone={tones[answer.outcome]}>{t(`outcome.${answer.outcome}`)}</StatusBadge>
            <span>
              {about && <b>{about} · </b>}
              {inLanguage(answer)} <RuleTag rule={answer.rule} />
              <Numbers answer={answer} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Numbers({ answer }: { answer: Answer }) {
  const t = useWords(mealWords);
  const money = /^[A-Z]{3}$/.test(answer.unit);
  const show = (digits: string) => (money ? `${answer.unit} ${grouped(digits)}` : digits);
  const { used, cap, room } = answer;
  const role = roleKey(answer.grant);
  const said = [
    cap && t("numbers", { used: show(used), cap: show(cap), room: show(room) }),
    answer.outcome === "approve" && answer.grant && t("grant", { who: role ? t(role) : answer.grant }),
  ].filter(Boolean);
  return said.length > 0 && <small>{said.join(" · ")}</small>;
}
