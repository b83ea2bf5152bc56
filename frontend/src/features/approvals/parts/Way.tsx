import { inLanguage, useWords } from "@/i18n";
import { showInstant } from "@/lib/time";
import { Panel } from "@/ui/Page";
import { StatusBadge, type Tone } from "@/ui/Status";
import type { Run, Task } from "../queries";
import { approvalWords } from "../words";

type Step = Run["steps"][number];
const tones: Readonly<Record<string, Tone>> = {
  done: "done",
  active: "waiting",
  ahead: "plain",
  skipped: "plain",
};
type StepState = "done" | "active" | "ahead" | "skipped";

/** The steps of a request in their order, each with who was asked and what he said. */
export function Way({ run }: { run: Run }) {
  const t = useWords(approvalWords);
  const open = run.tasks.filter((task) => task.state === "open" && task.kind !== "read");
  const names = [...new Set(open.map((task) => task.assignee_name))].join("、");
  return (
    <Panel title={t("way")}>
      {names && <div className="r-card-note">{t("next", { names })}</div>}
      <ol className="a-way">
        {run.steps.map((step) => (
          <StepRow key={step.key} step={step} tasks={run.tasks.filter((task) => task.step === step.key)} />
        ))}
      </ol>
    </Panel>
  );
}

function StepRow({ step, tasks }: { step: Step; tasks: readonly Task[] }) {
  const t = useWords(approvalWords);
  const state = step.state as StepState;
  return (
    <li data-state={state}>
      <div className="a-step">
        <div>
          <div className="r-row-title">{inLanguage(step)}</div>
          {step.mode && step.seats > 1 && (
            <div className="r-row-note">{t(`mode.${step.mode as "all" | "order" | "any"}`)}</div>
          )}
        </div>
        <StatusBadge tone={tones[state] ?? "plain"}>{t(`step.${state}`)}</StatusBadge>
      </div>
      <ul className="a-said">
        {tasks.map((task) => (
          <Said key={task.id} task={task} />
        ))}
      </ul>
    </li>
  );
}

function Said({ task }: { task: Task }) {
  const t = useWords(approvalWords);
  const how = [
    task.on_behalf_of_name && t("forWhom", { name: task.on_behalf_of_name }),
    task.source !== "direct" && t(`source.${task.source}`),
    task.state === "open" && task.reminded && t("reminded"),
    task.nudges > 0 && t("nudged"),
    task.late && t("late"),
  ].filter(Boolean);
  return (
    <li data-quiet={task.state === "cancelled" || undefined}>
      <span>
        {task.assignee_name}
        {how.length > 0 && <small> ({how.join(" · ")})</small>}: {t(`task.${task.state}`)}
        {task.comment && `: ${task.comment}`}
      </span>
      <time>{showInstant(task.decided_at ?? task.opened_at)}</time>
    </li>
  );
}
