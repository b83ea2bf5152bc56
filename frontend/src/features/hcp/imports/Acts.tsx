import { Button } from "@mantine/core";
import { IconArrowBackUp, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import type { ImportMode, ImportRun } from "@/api/rows";
import { useWords } from "@/i18n";
import { Ask } from "@/ui/Ask";
import { BigChoice } from "@/ui/Choice";
import { notifyProblem } from "@/ui/notify";
import { Dock, Panel } from "@/ui/Page";
import { Note } from "@/ui/Status";
import { counted, showNumber } from "./numbers";
import { useCheck, useRun, useUndo } from "./queries";
import { importWords } from "./words";

const modes: readonly ImportMode[] = ["good_rows", "all_or_nothing"];

/** After the dry run: how to import, and the button that does it. */
export function CheckActs({ run, onColumns }: { run: ImportRun; onColumns: () => void }) {
  const t = useWords(importWords);
  const [mode, setMode] = useState<ImportMode>(run.mode);
  const start = useRun(run);
  const writes = run.created + run.updated + run.queued;
  const blocked = mode === "all_or_nothing" && run.rejected > 0;
  const act = () => start.mutateAsync(mode).catch(notifyProblem);
  return (
    <>
      {run.rejected > 0 && (
        <Panel>
          <BigChoice
            label={t("mode.title")}
            large
            options={modes.map((value) => ({
              value,
              label: t(`mode.${value}`),
              note: t(`mode.${value}.note`),
            }))}
            value={mode}
            onChange={setMode}
          />
        </Panel>
      )}
      {blocked && <Note tone="needs">{t("runAllBlocked", counted(run.rejected))}</Note>}
      {writes === 0 && <Note tone="brand">{t("nothingToWrite")}</Note>}
      <Dock>
        <Button variant="default" size="lg" onClick={onColumns}>
          {t("backToColumns")}
        </Button>
        <Button
          size="lg"
          disabled={writes === 0 || blocked || !run.moves.includes("run")}
          loading={start.isPending}
          onClick={() => void act()}
        >
          {t("run", { count: showNumber(writes) })}
        </Button>
      </Dock>
    </>
  );
}

/** How it ended, in one sentence. */
export function Verdict({ run }: { run: ImportRun }) {
  const t = useWords(importWords);
  if (run.state === "failed") {
    return (
      <Note tone="needs" title={t("failed")}>
        <div>{run.problem}</div>
        <div>{t("failedNote")}</div>
      </Note>
    );
  }
  if (run.state === "undone") {
    const counts = { undone: showNumber(run.undone), kept: showNumber(run.kept) };
    return <Note tone="brand">{t("undone", counts)}</Note>;
  }
  if (run.state !== "done") return null;
  return (
    <Note tone="done">
      {t("finished", {
        created: showNumber(run.created),
        updated: showNumber(run.updated),
        queued: showNumber(run.queued),
      })}
    </Note>
  );
}

/** After the import: undo it, check it again, or bring the next list. */
export function ResultActs({ run, onColumns }: { run: ImportRun; onColumns: () => void }) {
  const t = useWords(importWords);
  const [asking, setAsking] = useState(false);
  const check = useCheck(run);
  return (
    <>
      {run.moves.includes("undo") && (
        <div>
          <Button
            variant="subtle"
            color="red.8"
            leftSection={<IconArrowBackUp size={20} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            {t("undo")}
          </Button>
        </div>
      )}
      <Dock>
        {run.moves.includes("map") && (
          <Button variant="default" size="lg" onClick={onColumns}>
            {t("backToColumns")}
          </Button>
        )}
        {run.moves.includes("dry_run") ? (
          <Button
            size="lg"
            loading={check.isPending}
            onClick={() => void check.mutateAsync(run.mapping).catch(notifyProblem)}
          >
            {t("checkAgain")}
          </Button>
        ) : (
          <Button
            component={Link}
            to="/imports"
            size="lg"
            variant="default"
            leftSection={<IconUpload size={22} aria-hidden />}
          >
            {t("again")}
          </Button>
        )}
      </Dock>
      {asking && <AskUndo run={run} onClose={() => setAsking(false)} />}
    </>
  );
}

function AskUndo({ run, onClose }: { run: ImportRun; onClose: () => void }) {
  const t = useWords(importWords);
  const undo = useUndo(run);
  const act = async (reason: string) => {
    try {
      await undo.mutateAsync(reason);
      onClose();
    } catch (error) {
      notifyProblem(error);
    }
  };
  return (
    <Ask
      title={t("undoTitle")}
      act={t("undo")}
      danger
      reason="needed"
      phrases={[t("undoPhrase1"), t("undoPhrase2"), t("undoPhrase3")]}
      busy={undo.isPending}
      onAct={(reason) => void act(reason)}
      onClose={onClose}
    >
      <ul className="i-consequences">
        <li>{t("undoCreated", counted(run.created))}</li>
        <li>{t("undoUpdated", counted(run.updated))}</li>
        <li>{t("undoKept")}</li>
        <li>{t("undoHistory")}</li>
      </ul>
    </Ask>
  );
}
