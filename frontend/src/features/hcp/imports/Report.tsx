import { Button } from "@mantine/core";
import { Link } from "react-router";
import type { ImportLine, ImportOutcome, ImportRun } from "@/api/rows";
import { useWords } from "@/i18n";
import { Panel } from "@/ui/Page";
import { ErrorState, Waiting } from "@/ui/States";
import { StatusBadge } from "@/ui/Status";
import { OutcomeBadge } from "./Outcomes";
import { useImportRows } from "./queries";
import { importWords } from "./words";

/** What becomes, or became, of every row, and why. */
export function Report({ run, outcome }: { run: ImportRun; outcome: ImportOutcome | "" }) {
  const t = useWords(importWords);
  const query = useImportRows(run, outcome);
  const lines = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title={t("report.title")}>
      {query.error && !query.data ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : !query.data ? (
        <Waiting />
      ) : lines.length === 0 ? (
        <p className="i-soft">{t("report.none")}</p>
      ) : (
        <ReportTable run={run} lines={lines} />
      )}
      {query.hasNextPage && (
        <Button
          mt={12}
          fullWidth
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
    </Panel>
  );
}

function ReportTable({ run, lines }: { run: ImportRun; lines: readonly ImportLine[] }) {
  const t = useWords(importWords);
  const written = run.state === "done" || run.state === "undone" || run.state === "failed";
  return (
    <table className="i-report">
      <thead>
        <tr>
          <th scope="col">{t("report.line")}</th>
          <th scope="col">{t("report.outcome")}</th>
          <th scope="col">{t("report.values")}</th>
          <th scope="col">{t("report.reason")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.line}>
            <td className="i-number">{line.line}</td>
            <td>
              <OutcomeBadge outcome={line.outcome} />
              <Undone line={line} />
            </td>
            <td>
              <Values run={run} line={line} />
              {written && line.institution_id && line.undone !== true && (
                <Link className="i-link" to={`/accounts/institutions/${line.institution_id}`}>
                  {t("report.account")}
                </Link>
              )}
            </td>
            <td>{line.reason || <span className="i-soft">{t("report.noReason")}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Undone({ line }: { line: ImportLine }) {
  const t = useWords(importWords);
  if (line.undone === null) return null;
  return (
    <div style={{ marginTop: 6 }}>
      <StatusBadge tone={line.undone ? "plain" : "waiting"}>
        {t(line.undone ? "report.undone" : "report.kept")}
      </StatusBadge>
    </div>
  );
}

/** The name first; the rest of the row when it is asked for. */
function Values({ run, line }: { run: ImportRun; line: ImportLine }) {
  const t = useWords(importWords);
  const column = Object.keys(run.mapping).find((one) => run.mapping[one] === "name") ?? run.columns[0] ?? "";
  const all = run.columns.filter((one) => line.values[one]);
  return (
    <>
      <div className="i-name">{line.values[column] || "—"}</div>
      <details>
        <summary>{t("report.allValues")}</summary>
        <dl className="i-values">
          {all.map((one) => (
            <div key={one}>
              <dt>{one}</dt>
              <dd>{line.values[one]}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}
