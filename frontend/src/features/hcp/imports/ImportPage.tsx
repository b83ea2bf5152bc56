import { useState } from "react";
import { useParams } from "react-router";
import type { ImportOutcome, ImportRun } from "@/api/rows";
import { HistoryButton } from "@/history";
import { useWords } from "@/i18n";
import { showInstant } from "@/lib/time";
import { Page, Panel } from "@/ui/Page";
import { ErrorState, Waiting } from "@/ui/States";
import { CheckActs, ResultActs, Verdict } from "./Acts";
import { Columns } from "./Columns";
import { Outcomes } from "./Outcomes";
import { Progress } from "./Progress";
import { useImport, working } from "./queries";
import { Report } from "./Report";
import { RunState } from "./RunState";
import { type StepName, Steps } from "./Steps";
import { importWords } from "./words";
import "./imports.css";

/** One import, step by step: columns, dry run, import, and back again. */
export function ImportPage() {
  const { id = "" } = useParams();
  const t = useWords(importWords);
  const query = useImport(id);
  if (query.data) return <Wizard run={query.data} />;
  return (
    <Page title={t("title")} back="/imports">
      {query.error ? <ErrorState error={query.error} retry={() => void query.refetch()} /> : <Waiting />}
    </Page>
  );
}

/** A stopped check goes back to the columns; a stopped import shows what it did. */
function stepOf(run: ImportRun): StepName {
  if (run.state === "uploaded" || run.state === "mapped") return "columns";
  if (run.state === "checking" || run.state === "checked") return "check";
  return "run";
}

function Wizard({ run }: { run: ImportRun }) {
  const t = useWords(importWords);
  const [again, setAgain] = useState(false);
  const step = again && run.moves.includes("map") ? "columns" : stepOf(run);
  return (
    <Page
      title={run.file_name}
      back="/imports"
      wide
      note={
        <span className="i-chips">
          <RunState run={run} />
          <span>{t("by", { when: showInstant(run.created_at) })}</span>
        </span>
      }
      actions={<HistoryButton kind="import" id={run.id} name={run.file_name} />}
    >
      <Steps now={step} />
      {step === "columns" ? (
        <Columns run={run} onChecked={() => setAgain(false)} />
      ) : working(run) ? (
        <Progress run={run} />
      ) : (
        <Outcome key={run.state} run={run} onColumns={() => setAgain(true)} />
      )}
    </Page>
  );
}

/** What needs a look is shown first. */
function troubled(run: ImportRun): ImportOutcome | "" {
  if (run.rejected > 0) return "rejected";
  return run.queued > 0 ? "queued" : "";
}

function Outcome({ run, onColumns }: { run: ImportRun; onColumns: () => void }) {
  const t = useWords(importWords);
  const [shown, setShown] = useState<ImportOutcome | "">(() => troubled(run));
  const checked = run.state === "checked";
  return (
    <>
      <Verdict run={run} />
      <Panel title={t(checked ? "outcomes.checked" : "outcomes.done")}>
        <Outcomes run={run} value={shown} onChange={setShown} />
      </Panel>
      <Report run={run} outcome={shown} />
      {checked ? (
        <CheckActs run={run} onColumns={onColumns} />
      ) : (
        <ResultActs run={run} onColumns={onColumns} />
      )}
    </>
  );
}
