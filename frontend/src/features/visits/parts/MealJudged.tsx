import { useWords } from "@/i18n";
import { grouped, showMoney } from "@/lib/money";
import { compare, exact, minus, type Room, written } from "@/rules";
import { StatusBadge, type Tone } from "@/ui/Status";
import type { MealForm } from "../meal";
import { mealWords } from "../meal-words";
import { MealAnswers } from "./MealAnswers";
import type { Meal } from "./useMeal";

const verdicts: Readonly<Record<string, { tone: Tone; says: "blocks" | "asks" | "explains" }>> = {
  block: { tone: "needs", says: "blocks" },
  approve: { tone: "waiting", says: "asks" },
  unknown: { tone: "waiting", says: "asks" },
  warn: { tone: "waiting", says: "explains" },
};

/** What a head comes to, what the rules on this tablet say to it, and what only the server can say. */
export function MealJudged({ meal, of }: { meal: MealForm; of: Meal }) {
  const t = useWords(mealWords);
  const { judged, hasRules } = of;
  const each = judged?.perHead ?? null;
  const outcomes = judged?.answers.map((answer) => answer.outcome) ?? [];
  // An answer that asks weighs more than one that only could not be judged or wants a reason.
  const worst = ["block", "approve", "unknown", "warn"].find((one) =>
    outcomes.some((other) => other === one),
  );
  const verdict = worst ? verdicts[worst] : undefined;
  return (
    <div className="v-meal-judged" aria-live="polite">
      <div className="v-meal-each">
        <span>{t("perHead")}</span>
        <b>{each === null ? t("perHeadNone") : showMoney(each, meal.currency)}</b>
        {each !== null && hasRules && (
          <StatusBadge tone={verdict?.tone ?? "done"}>{t(verdict?.says ?? "fine")}</StatusBadge>
        )}
      </div>
      {judged && <MealAnswers answers={judged.answers} />}
      {judged && each !== null && <Rooms rooms={judged.rooms} />}
      <p className="r-field-hint">{t(hasRules ? "yearly" : "noRules")}</p>
    </div>
  );
}

function Rooms({ rooms }: { rooms: readonly Room[] }) {
  const t = useWords(mealWords);
  const kept = rooms.filter((room) => room.used !== "" && compare(exact(room.used), exact(room.cap)) <= 0);
  return kept.map((room) => {
    const money = /^[A-Z]{3}$/.test(room.unit);
    const show = (digits: string) => (money ? `${room.unit} ${grouped(digits)}` : digits);
    const left = written(minus(exact(room.cap), exact(room.used)), money);
    const numbers = { cap: show(room.cap), used: show(room.used), left: show(left) };
    return (
      <p key={`${room.rule} ${room.cap}`} className="v-meal-room">
        {t(money ? "room" : "roomCount", numbers)} <span className="r-rule">{room.rule}</span>
      </p>
    );
  });
}
