import { useWords } from "@/i18n";
import type { Told } from "./sentence";
import { historyWords } from "./words";

/** Field, before and after of a change that does not fit its sentence. */
export function ChangeTable({ told }: { told: readonly Told[] }) {
  const t = useWords(historyWords);
  return (
    <table className="r-history-table">
      <thead>
        <tr>
          <th scope="col">{t("field")}</th>
          <th scope="col">{t("before")}</th>
          <th scope="col">{t("after")}</th>
        </tr>
      </thead>
      <tbody>
        {told.map((one) => (
          <tr key={one.field}>
            <th scope="row">{one.name}</th>
            <td className="r-history-before">{one.before}</td>
            <td>{one.after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What a record began with: folded, because it is long and rarely the question. */
export function FirstValues({ told }: { told: readonly Told[] }) {
  const t = useWords(historyWords);
  return (
    <details className="r-history-first">
      <summary>{t("first", { count: told.length })}</summary>
      <dl>
        {told.map((one) => (
          <div key={one.field}>
            <dt>{one.name}</dt>
            <dd>{one.after}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
