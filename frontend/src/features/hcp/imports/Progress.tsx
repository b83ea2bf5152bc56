import { Progress as Bar } from "@mantine/core";
import type { ImportRun } from "@/api/rows";
import { useWords } from "@/i18n";
import { Panel } from "@/ui/Page";
import { showNumber } from "./numbers";
import { importWords } from "./words";

/** How far the job has come; it goes on when the page is left. */
export function Progress({ run }: { run: ImportRun }) {
  const t = useWords(importWords);
  const state = run.state === "running" || run.state === "undoing" ? run.state : "checking";
  const done = showNumber(Math.round((run.read * run.progress) / 100));
  return (
    <Panel>
      <div className="i-progress" role="status">
        <strong>{t(`progress.${state}`)}</strong>
        <Bar value={run.progress} size={20} radius="xl" aria-label={t(`progress.${state}`)} animated />
        <span className="i-soft">{t("progress.done", { done, total: showNumber(run.read) })}</span>
      </div>
    </Panel>
  );
}
