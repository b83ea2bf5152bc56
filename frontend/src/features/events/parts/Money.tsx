import { useWords } from "@/i18n";
import { Panel } from "@/ui/Page";
import { grouped } from "../money";
import type { BudgetLine, EventDetail } from "../rows";
import { eventWords } from "../words";
import { EnterExpenses } from "./AfterPart";
import { EditPart } from "./EditPart";
import { Files } from "./Files";

const columns = ["estimated", "committed", "actual"] as const;

/** What an event costs, line by line: estimated, committed, actual, with their totals. */
export function Money({ event }: { event: EventDetail }) {
  const t = useWords(eventWords);
  return (
    <Panel
      title={
        <>
          {t("money")} <span className="e-unit">{event.currency}</span>
        </>
      }
      side={
        <>
          <EditPart event={event} part="budget" />
          <EnterExpenses event={event} />
        </>
      }
    >
      {event.lines.length === 0 ? (
        <p className="e-quiet">{t("noLines")}</p>
      ) : (
        <table className="e-money">
          <thead>
            <tr>
              <th scope="col">{t("lineWhat")}</th>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {event.lines.map((line) => (
              <Line key={line.id} event={event} line={line} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t("total")}</th>
              {columns.map((name) => (
                <td key={name}>{grouped(event.money[name])}</td>
              ))}
            </tr>
          </tfoot>
        </table>
      )}
    </Panel>
  );
}

function Line({ event, line }: { event: EventDetail; line: BudgetLine }) {
  const t = useWords(eventWords);
  const speaker = event.engagements.find((one) => one.id === line.engagement_id)?.speaker_name;
  const note = [line.what || speaker, line.payee, t(`shared.${line.shared_by}`)].filter(Boolean);
  return (
    <tr>
      <th scope="row">
        {t(`category.${line.category}`)}
        <small>{note.join(" · ")}</small>
        <Files of={line.receipts} name={t("receipts")} />
      </th>
      {columns.map((name) => (
        <td key={name}>{line[name] === null ? "—" : grouped(line[name])}</td>
      ))}
    </tr>
  );
}
