import { Button, Menu, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { inLanguage, useWords } from "@/i18n";
import { StatusBadge } from "@/ui/Status";
import { processWords } from "../process-words";
import type { Finding } from "../queries";
import { ConditionField } from "./ConditionField";
import type { FactRow } from "./condition";
import { hints, toneOf } from "./findings";
import { type Branch, hasBranches, kinds, type Step } from "./model";
import { StepFields } from "./StepFields";

export type Drawing = {
  facts: readonly FactRow[];
  findings: readonly Finding[];
  open: string;
  onOpen: (key: string) => void;
  onChange: (key: string, by: (step: Step) => readonly Step[]) => void;
  onMove: (key: string, by: -1 | 1) => void;
  make: (kind: (typeof kinds)[number]) => Step;
};

type Props = { steps: readonly Step[]; drawing: Drawing; onAdd: (step: Step) => void };

/** Steps below one another, as they are walked; branches stand inside their step. */
export function StepList({ steps, drawing, onAdd }: Props) {
  const t = useWords(processWords);
  return (
    <ol className="a-steps">
      {steps.map((step) => (
        <li key={step.key}>
          <StepCard step={step} drawing={drawing} />
        </li>
      ))}
      <li className="a-add">
        <Menu withinPortal>
          <Menu.Target>
            <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />}>
              {t("add")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {kinds.map((kind) => (
              <Menu.Item key={kind} onClick={() => onAdd(drawing.make(kind))}>
                {t(`kind.${kind}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </li>
    </ol>
  );
}

function StepCard({ step, drawing }: { step: Step; drawing: Drawing }) {
  const t = useWords(processWords);
  const found = drawing.findings.filter((one) => one.step === step.key);
  const open = drawing.open === step.key;
  const put = (next: Step) => drawing.onChange(step.key, () => [next]);
  return (
    <section className="a-card" aria-label={inLanguage(step.name)}>
      <div className="a-step">
        <div>
          <div className="r-row-title">{inLanguage(step.name)}</div>
          <div className="r-row-note">
            {t(`kind.${step.kind}`)}
            {step.kind === "approve" && step.approvers.length > 1 && ` · ${t(`mode.${step.mode ?? "all"}`)}`}
            {step.kind === "approve" && ` · ${t("hours", { due: step.due_hours })}`}
          </div>
        </div>
        {found.length > 0 && (
          <StatusBadge tone={toneOf(found)}>
            {t(hints(found) ? "hints" : "problems", { count: found.length })}
          </StatusBadge>
        )}
      </div>
      {found.map((one) => (
        <div
          key={`${one.code} ${one.branch}`}
          className={one.level === "error" ? "r-field-error" : "r-card-note"}
        >
          {inLanguage(one)}
        </div>
      ))}
      <div className="a-acts">
        <Button variant="default" onClick={() => drawing.onOpen(open ? "" : step.key)}>
          {t(open ? "done" : "edit")}
        </Button>
        <Button variant="default" onClick={() => drawing.onMove(step.key, -1)}>
          {t("up")}
        </Button>
        <Button variant="default" onClick={() => drawing.onMove(step.key, 1)}>
          {t("down")}
        </Button>
        <Button variant="default" onClick={() => drawing.onChange(step.key, () => [])}>
          {t("remove")}
        </Button>
      </div>
      {open && <StepFields step={step} onChange={put} />}
      {hasBranches(step) && <Branches step={step} drawing={drawing} onChange={put} />}
    </section>
  );
}

type BranchesProps = {
  step: Extract<Step, { branches: Branch[] }>;
  drawing: Drawing;
  onChange: (step: Step) => void;
};

function Branches({ step, drawing, onChange }: BranchesProps) {
  const t = useWords(processWords);
  const put = (branches: Branch[]) => onChange({ ...step, branches } as Step);
  const change = (index: number, some: Partial<Branch>) =>
    put(step.branches.map((one, at) => (at === index ? { ...one, ...some } : one)));
  const name = t("branch", { n: step.branches.length + 1 });
  return (
    <div className="a-branches">
      {step.branches.map((branch, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: branches have no name but their place
        <section key={index} className="a-branch" aria-label={inLanguage(branch.name)}>
          <div className="a-test">
            <TextInput
              label={t("name_zh")}
              value={branch.name.zh}
              maxLength={80}
              onChange={(c) => change(index, { name: { ...branch.name, zh: c.currentTarget.value } })}
            />
            <TextInput
              label={t("name_en")}
              value={branch.name.en}
              maxLength={80}
              onChange={(c) => change(index, { name: { ...branch.name, en: c.currentTarget.value } })}
            />
          </div>
          {step.kind === "condition" && (
            <ConditionField
              facts={drawing.facts}
              value={branch.when ?? null}
              onChange={(when) => change(index, { when })}
            />
          )}
          <StepList
            steps={branch.steps ?? []}
            drawing={drawing}
            onAdd={(added) => change(index, { steps: [...(branch.steps ?? []), added] })}
          />
          {step.branches.length > 2 && (
            <Button variant="default" onClick={() => put(step.branches.filter((_, at) => at !== index))}>
              {t("remove")}
            </Button>
          )}
        </section>
      ))}
      <Button
        variant="default"
        onClick={() => put([...step.branches, { name: { zh: name, en: name }, when: null, steps: [] }])}
      >
        {t("addBranch")}
      </Button>
    </div>
  );
}
