import type { DeviceImport } from "@/api/device-rows";
import { inLanguage, language, useWords } from "@/i18n";
import { Facts, Panel } from "@/ui/Page";
import { listWords } from "../list-words";

const outcomes = ["created", "updated", "unchanged", "rejected"] as const;

/** What becomes of a list, or became of it: counts, columns, and each row that stays out with its reason. */
export function ImportReport({ report, file }: { report: DeviceImport; file: string }) {
  const t = useWords(listWords);
  return (
    <>
      <Panel title={t(report.carried_out ? "importDone" : "checkDone")}>
        <p className="d-quiet">{[file, t("rows", { count: report.read })].join(" · ")}</p>
        <dl className="d-counts">
          {outcomes.map((name) => (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd className="d-big">{report[name].toLocaleString(language())}</dd>
            </div>
          ))}
        </dl>
      </Panel>
      {report.rejects.length > 0 && (
        <Panel title={t("rejects")}>
          <ul className="r-rows">
            {report.rejects.map((row) => (
              <li key={row.line}>
                <div className="r-row-words">
                  <div className="r-row-title">{t("line", { line: row.line })}</div>
                  <div className="r-row-note">{inLanguage(row)}</div>
                </div>
              </li>
            ))}
          </ul>
          {report.rejected > report.rejects.length && (
            <p className="d-quiet">{t("moreRejects", { count: report.rejects.length })}</p>
          )}
        </Panel>
      )}
      <Panel title={t("columnsRead")}>
        <Facts
          of={report.columns.map((one) => [one.column, t(`field.${one.field}` as "field.di")] as const)}
        />
        {report.ignored.length > 0 && (
          <p className="d-quiet">{t("columnsIgnored", { names: report.ignored.join(", ") })}</p>
        )}
      </Panel>
    </>
  );
}
