import { useQuery } from "@tanstack/react-query";
import { read } from "@/api/desk";
import type { Page, Visit, VisitMeal } from "@/api/rows";
import type { components } from "@/api/schema";
import { useWords } from "@/i18n";
import { showMoney } from "@/lib/money";
import { showDay, showInstant } from "@/lib/time";
import type { Live } from "@/offline";
import { exact, perHead, written } from "@/rules";
import { Card } from "@/ui/Card";
import { Loaded } from "@/ui/Loaded";
import { Facts, Panel } from "@/ui/Page";
import { StatusBadge, type Tone } from "@/ui/Status";
import { mealWords } from "../meal-words";
import { useHcps } from "../queries";
import { FileImage } from "./FileImage";
import { MealAnswers } from "./MealAnswers";

type Asking = components["schemas"]["RunRow"];
type Line = components["schemas"]["NamedTransferOut"];

const tones: Readonly<Record<VisitMeal["state"], Tone>> = {
  written: "plain",
  asked: "waiting",
  booked: "done",
};
const requestTones: Readonly<Record<Asking["state"], Tone>> = {
  running: "waiting",
  returned: "needs",
  approved: "done",
  rejected: "needs",
  withdrawn: "plain",
};

type Props = { visit: Live<Visit>; meal: VisitMeal };

/** The meal of a visit: what it came to, what the rules answered, its request and its lines in the ledger. */
export function MealPanel({ visit, meal }: Props) {
  const t = useWords(mealWords);
  const called = useCalled(visit);
  const each = meal.amount && meal.heads ? written(perHead(exact(meal.amount), meal.heads), true) : null;
  return (
    <Panel
      title={t("title")}
      side={<StatusBadge tone={tones[meal.state]}>{t(`state.${meal.state}`)}</StatusBadge>}
    >
      <p className="r-field-hint">{t(`says.${meal.state}`)}</p>
      <Facts
        of={[
          [t("amount"), showMoney(meal.amount, meal.currency)],
          [t("heads"), meal.heads === null ? "" : String(meal.heads)],
          [t("perHead"), showMoney(each, meal.currency)],
          [t("shared"), meal.hcp_ids.map(called).join(t("comma"))],
          ...(meal.reason ? ([[t("reason"), meal.reason]] as const) : []),
        ]}
      />
      {meal.receipts.length > 0 ? (
        <div className="r-photos">
          {meal.receipts.map((file, n) => (
            <div key={file.id} className="r-photo">
              <FileImage file={file} n={n + 1} />
            </div>
          ))}
        </div>
      ) : (
        <p className="r-field-hint">{t("noReceipt")}</p>
      )}
      {meal.state !== "written" && (
        <>
          <h3 className="v-meal-part">{t("rules")}</h3>
          {meal.answers.length > 0 ? (
            <MealAnswers answers={meal.answers} called={called} />
          ) : (
            <StatusBadge tone="done">{t("rulesFine")}</StatusBadge>
          )}
        </>
      )}
      {visit.number && <Account visit={visit} />}
    </Panel>
  );
}

function useCalled(visit: Visit): (id: string) => string {
  const t = useWords(mealWords);
  const hcps = useHcps();
  return (id) =>
    (id === visit.hcp_id ? visit.hcp_name : hcps?.find((hcp) => hcp.id === id)?.name) || t("someone");
}

/** Its request and its lines: at the server only, and anew whenever the visit changed. */
function Account({ visit }: { visit: Visit }) {
  const t = useWords(mealWords);
  const query = useQuery({
    queryKey: ["visits", "meal", visit.id, visit.version],
    queryFn: async () => {
      const about = { about_kind: "visit", about_id: visit.id, limit: 20 };
      const [requests, ledger] = await Promise.all([
        read<Page<Asking>>("/api/runs", about),
        read<{ lines: Line[] }>(`/api/visits/${visit.id}/ledger`),
      ]);
      return { requests: requests.items, lines: ledger.lines };
    },
  });
  return (
    <Loaded query={query} lines={1}>
      {({ requests, lines }) => (
        <>
          {requests.length > 0 && <h3 className="v-meal-part">{t("request")}</h3>}
          <ul className="r-list">
            {requests.map((one) => (
              <li key={one.id}>
                <Card
                  to={`/approvals/${one.id}`}
                  title={one.number}
                  note={showInstant(one.ended_at ?? one.handed_in_at)}
                  end={<StatusBadge tone={requestTones[one.state]}>{t(`request.${one.state}`)}</StatusBadge>}
                />
              </li>
            ))}
          </ul>
          <h3 className="v-meal-part">{t("ledger")}</h3>
          {lines.length === 0 && <p className="r-field-hint">{t("noLines")}</p>}
          <Lines lines={lines} />
        </>
      )}
    </Loaded>
  );
}

function Lines({ lines }: { lines: readonly Line[] }) {
  const t = useWords(mealWords);
  // What the ledger writes by itself is a code; the rest was said by a person.
  const why = (said: string) =>
    said === "given" || said === "held anew" ? t(`freed.${said}` as const) : said;
  return (
    <ul className="v-meal-lines">
      {lines.map((line) => (
        <li key={line.id}>
          <span>
            {line.hcp_name}
            <small>
              {[showDay(line.on), line.reverses_id ? why(line.reason) : ""].filter(Boolean).join(" · ")}
            </small>
          </span>
          {line.reverses_id !== null && <StatusBadge tone="plain">{t("reversal")}</StatusBadge>}
          {line.standing === "held" && <StatusBadge tone="waiting">{t("held")}</StatusBadge>}
          <b>{showMoney(line.amount, line.currency)}</b>
        </li>
      ))}
    </ul>
  );
}
