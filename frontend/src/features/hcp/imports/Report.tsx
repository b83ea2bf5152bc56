import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import { Link } from "react-router";
import type { ImportLine, ImportOutcome, ImportRun } from "@/api/rows";
import { useWords } from "@/i18n";
import { BigChoice } from "@/ui/Choice";
import { More } from "@/ui/More";
import { Panel } from "@/ui/Page";
import { ErrorState, Waiting } from "@/ui/States";
import { StatusBadge } from "@/ui/Status";
import { showNumber } from "./numbers";
import { OutcomeBadge } from "./Outcomes";
import { useImportRows } from "./queries";
import { Settled } from "./Settled";
import { SettleSheet } from "./SettleSheet";
import { importWords } from "./words";

/** What becomes, or became, of every row, and why. */
export function Report({ run, outcome }: { run: ImportRun; outcome: ImportOutcome | "" }) {
  const t = useWords(importWords);
  const [settled, setSettled] = useState(false);
  const settles = outcome === "queued" && (run.state === "done" || run.settled > 0);
  const query = useImportRows(run, outcome, settles ? settled : undefined);
  const lines = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title={t("report.title")}>
      {settles && <Which run={run} settled={settled} onChange={setSettled} />}
      {query.error && !query.data ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : !query.data ? (
        <Waiting />
      ) : lines.length === 0 ? (
        <p className="i-soft">{t(settles && !settled ? "settle.allDone" : "report.none")}</p>
      ) : (
        <ReportTable run={run} lines={lines} />
      )}
      <More of={query}>{t("more")}</More>
    </Panel>
  );
}

/** The rows that wait for somebody, or those somebody has settled. */
function Which(props: { run: ImportRun; settled: boolean; onChange: (settled: boolean) => void }) {
  const t = useWords(importWords);
  const { queued, settled } = props.run;
  return (
    <BigChoice
      label={t("settle.which")}
      options={[
        { value: "open", label: t("settle.open", { count: showNumber(queued - settled) }) },
        { value: "settled", label: t("settle.settled", { count: showNumber(settled) }) },
      ]}
      value={props.settled ? "settled" : "open"}
      onChange={(value) => props.onChange(value === "settled")}
    />
  );
}

function ReportTable({ run, lines }: { run: ImportRun; lines: readonly ImportLine[] }) {
  const t = useWords(importWords);
  const table = useRef<HTMLTableElement>(null);
  const [settling, setSettling] = useState<ImportLine | null>(null);
  const written = run.state === "done" || run.state === "undone" || run.state === "failed";
  return (
    <>
      <table className="i-report" ref={table} tabIndex={-1}>
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
              <td>
                {line.reason || <span className="i-soft">{t("report.noReason")}</span>}
                {line.settlement && <Settled settlement={line.settlement} name={nameOf(run, line)} />}
                {line.acts.length > 0 && (
                  <Button
                    mt={8}
                    variant="light"
                    onClick={() => setSettling(line)}
                    aria-label={t("settle.title", { line: line.line })}
                  >
                    {t("settle")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {settling && (
        <SettleSheet
          run={run}
          line={settling}
          name={nameOf(run, settling)}
          onClose={() => setSettling(null)}
          onDone={() => table.current?.focus()}
        />
      )}
    </>
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

function nameOf(run: ImportRun, line: ImportLine): string {
  const column = Object.keys(run.mapping).find((one) => run.mapping[one] === "name") ?? run.columns[0] ?? "";
  return line.values[column] ?? "";
}

/** The name first; the rest of the row when it is asked for. */
function Values({ run, line }: { run: ImportRun; line: ImportLine }) {
  const t = useWords(importWords);
  const all = run.columns.filter((one) => line.values[one]);
  return (
    <>
      <div className="i-name">{nameOf(run, line) || "—"}</div>
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
