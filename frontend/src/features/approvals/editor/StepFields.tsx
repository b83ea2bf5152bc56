import { NumberInput, Select, TextInput } from "@mantine/core";
import { useWords } from "@/i18n";
import { BigChoice, BigChoices } from "@/ui/Choice";
import { processWords } from "../process-words";
import { roles, roleWords } from "../role-words";
import { ApproversField } from "./ApproversField";
import type { Approve, Step } from "./model";

type Props = { step: Step; onChange: (step: Step) => void };

/** Everything one may say about a step. */
export function StepFields({ step, onChange }: Props) {
  const t = useWords(processWords);
  const names = (name: Partial<Step["name"]>) =>
    onChange({ ...step, name: { ...step.name, ...name } } as Step);
  return (
    <div className="r-stack">
      <div className="a-test">
        <TextInput
          label={t("name_zh")}
          maxLength={80}
          value={step.name.zh}
          onChange={(change) => names({ zh: change.currentTarget.value })}
        />
        <TextInput
          label={t("name_en")}
          maxLength={80}
          value={step.name.en}
          onChange={(change) => names({ en: change.currentTarget.value })}
        />
      </div>
      {step.kind === "approve" && <ApproveFields step={step} onChange={onChange} />}
      {step.kind === "cc" && (
        <ApproversField
          label={t("told")}
          chosen={false}
          value={step.approvers}
          onChange={(approvers) => onChange({ ...step, approvers })}
        />
      )}
    </div>
  );
}

const MEANINGS = ["none", "review", "approval", "responsibility", "authorship"] as const;

function ApproveFields({ step, onChange }: { step: Approve; onChange: (step: Step) => void }) {
  const t = useWords(processWords);
  const put = (some: Partial<Approve>) => onChange({ ...step, ...some });
  return (
    <>
      <ApproversField label={t("who")} value={step.approvers} onChange={(approvers) => put({ approvers })} />
      <BigChoice
        label={t("mode")}
        options={(["all", "order", "any"] as const).map((value) => ({ value, label: t(`mode.${value}`) }))}
        value={step.mode ?? "all"}
        onChange={(mode) => put({ mode })}
      />
      <BigChoice
        label={t("sign")}
        options={MEANINGS.map((value) => ({
          value,
          label: value === "none" ? t("noSign") : t(`meaning.${value}`),
        }))}
        value={step.meaning ?? "none"}
        onChange={(meaning) => put({ meaning: meaning === "none" ? null : meaning })}
      />
      <Times step={step} onChange={onChange} />
      <BigChoices
        label={t("allows")}
        options={(["return", "transfer", "delegate", "add"] as const).map((value) => ({
          value,
          label: t(`allow.${value}`),
        }))}
        value={step.allows ?? []}
        onChange={(allows) => put({ allows })}
      />
    </>
  );
}

function Times({ step, onChange }: { step: Approve; onChange: (step: Step) => void }) {
  const t = useWords(processWords);
  const r = useWords(roleWords);
  const put = (some: Partial<Approve>) => onChange({ ...step, ...some });
  return (
    <div className="a-test">
      <NumberInput
        label={t("due")}
        min={1}
        max={400}
        value={step.due_hours}
        onChange={(hours) => put({ due_hours: Number(hours) || 1 })}
      />
      <NumberInput
        label={t("remind")}
        min={1}
        max={400}
        value={step.remind_hours}
        onChange={(hours) => put({ remind_hours: Number(hours) || 1 })}
      />
      <Select
        label={t("escalate")}
        allowDeselect={false}
        data={[{ value: "-", label: t("nobody") }, ...roles.map((role) => ({ value: role, label: r(role) }))]}
        value={step.escalate_to || "-"}
        onChange={(role) => put({ escalate_to: !role || role === "-" ? "" : role })}
      />
    </div>
  );
}
