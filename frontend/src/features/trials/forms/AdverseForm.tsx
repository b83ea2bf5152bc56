import { NumberInput, TextInput } from "@mantine/core";
import { useWords } from "@/i18n";
import { BigChoice, BigChoices } from "@/ui/Choice";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { type Criterion, criteria, type Severity, severities } from "../look";
import { act, type Participant } from "../queries";
import { trialWords } from "../words";
import { closing } from "./closing";

type Values = {
  verbatim: string;
  severity: Severity;
  grade: number | null;
  serious: boolean;
  criteria: Criterion[];
  started_at: string;
  ended_at: string;
};

/** Something untoward that happened to a participant. */
export function AdverseForm({ person, onClose }: { person: Participant; onClose: () => void }) {
  const t = useWords(trialWords);
  const edit = useEdit<Values>({
    start: {
      verbatim: "",
      severity: "MILD",
      grade: null,
      serious: false,
      criteria: [],
      started_at: "",
      ended_at: "",
    },
    send: (values, { key }) => act(`participants/${person.id}/adverse-events`, values, key),
    onDone: closing(t("adverseSaved"), onClose),
  });
  const { values, set, errorOf } = edit;
  const words = (name: "verbatim" | "started_at" | "ended_at") => ({
    value: values[name],
    onChange: (change: { currentTarget: { value: string } }) => set({ [name]: change.currentTarget.value }),
    error: errorOf(name),
  });
  return (
    <EditSheet title={t("adverseAdd")} edit={edit} act={t("adverseAdd")} onClose={onClose}>
      <TextInput label={t("verbatim")} required maxLength={200} {...words("verbatim")} />
      <BigChoice
        label={t("severity")}
        options={severities.map((value) => ({ value, label: t(`severity.${value}`) }))}
        value={values.severity}
        onChange={(severity) => set({ severity })}
        error={errorOf("severity")}
      />
      <NumberInput
        label={t("grade")}
        min={1}
        max={5}
        allowDecimal={false}
        value={values.grade ?? ""}
        onChange={(grade) => set({ grade: typeof grade === "number" ? grade : null })}
        error={errorOf("grade")}
      />
      <BigChoice
        label={t("isSerious")}
        options={[
          { value: "no", label: t("no") },
          { value: "yes", label: t("yes") },
        ]}
        value={values.serious ? "yes" : "no"}
        onChange={(said) => set({ serious: said === "yes", criteria: [] })}
        error={errorOf("serious")}
      />
      {values.serious && (
        <BigChoices
          label={t("criteria")}
          options={criteria.map((value) => ({ value, label: t(`criterion.${value}`) }))}
          value={values.criteria}
          onChange={(chosen) => set({ criteria: chosen })}
          error={errorOf("criteria")}
        />
      )}
      <TextInput
        label={t("began")}
        description={t("partHint")}
        placeholder="2026-03-01"
        {...words("started_at")}
      />
      <TextInput
        label={t("ended")}
        description={t("partHint")}
        placeholder="2026-03"
        {...words("ended_at")}
      />
    </EditSheet>
  );
}
