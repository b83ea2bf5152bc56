import { IconArrowsDiff } from "@tabler/icons-react";
import { useWords } from "@/i18n";
import { fieldName, isEmpty, type Telling, valueText } from "./values";
import { historyWords } from "./words";

export type Line = { field: string; name: string; past: string; today: string; differs: boolean };
type Row = Readonly<Record<string, unknown>>;

const alike = (one: unknown, other: unknown) =>
  (isEmpty(one) && isEmpty(other)) || JSON.stringify(one) === JSON.stringify(other);

/** Every field that holds something on either day, in words. */
export function comparison(telling: Telling, then: Row, today: Row): Line[] {
  return Object.keys(then)
    .filter((field) => !isEmpty(then[field]) || !isEmpty(today[field]))
    .map((field) => ({
      field,
      name: fieldName(telling.kind, field) ?? field,
      past: valueText(telling, field, then[field]),
      today: valueText(telling, field, today[field]),
      differs: !alike(then[field], today[field]),
    }));
}

type Props = { lines: readonly Line[]; single?: boolean; heads?: readonly [string, string] };

/** Then and today side by side, or two other states with heads of their own; what differs carries an icon, a word and a tint. */
export function Compared({ lines, single, heads }: Props) {
  const t = useWords(historyWords);
  return (
    <table className="r-history-table" data-compare>
      <thead>
        <tr>
          <th scope="col">{t("field")}</th>
          <th scope="col">{heads?.[0] ?? t("atThatTime")}</th>
          {!single && <th scope="col">{heads?.[1] ?? t("today")}</th>}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.field} data-differs={(!single && !heads && line.differs) || undefined}>
            <th scope="row">
              {line.name}
              {!single && !heads && line.differs && (
                <span className="r-history-differs">
                  <IconArrowsDiff size={16} aria-hidden />
                  {t("differs")}
                </span>
              )}
            </th>
            <td>{line.past}</td>
            {!single && <td>{line.today}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
