import { Select, TextInput } from "@mantine/core";
import { useWords } from "@/i18n";
import { today } from "@/lib/time";
import { BigChoice } from "@/ui/Choice";
import { DayField } from "@/ui/DayField";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { causes } from "../look";
import { act, type Participant, type Status, type StudyDetail } from "../queries";
import { trialWords } from "../words";
import { closing } from "./closing";

type Values = {
  status: Status | null;
  on: string | null;
  cause: string | null;
  term: string;
  arm_id: string | null;
};
type Props = { person: Participant; study: StudyDetail; onClose: () => void };

/** Where a participant stands from a day on. */
export function StatusForm({ person, study, onClose }: Props) {
  const t = useWords(trialWords);
  const next = person.next_statuses as Status[];
  const edit = useEdit<Values>({
    start: { status: next[0] ?? null, on: today(), cause: null, term: "", arm_id: null },
    send: (values, { key }) => act(`participants/${person.id}/statuses`, values, key),
    onDone: closing(t("statusSaved"), onClose),
  });
  const { values, set, errorOf } = edit;
  return (
    <EditSheet title={t("statusChange")} edit={edit} act={t("statusChange")} onClose={onClose}>
      <BigChoice
        label={t("status")}
        options={next.map((value) => ({ value, label: t(`status.${value}`) }))}
        value={values.status}
        onChange={(status) => set({ status, cause: null, arm_id: null })}
        error={errorOf("status")}
      />
      <DayField
        label={t("on")}
        required
        max={today()}
        value={values.on}
        onChange={(on) => set({ on })}
        error={errorOf("on")}
      />
      {values.status === "randomised" && (
        <Select
          label={t("arm")}
          required
          data={study.arms.map((arm) => ({ value: arm.id, label: arm.name }))}
          value={values.arm_id}
          onChange={(arm_id) => set({ arm_id })}
          error={errorOf("arm_id")}
        />
      )}
      {values.status === "withdrawn" && (
        <Select
          label={t("cause")}
          required
          data={causes.map((value) => ({ value, label: t(`cause.${value}`) }))}
          value={values.cause}
          onChange={(cause) => set({ cause })}
          error={errorOf("cause")}
        />
      )}
      <TextInput
        label={t("term")}
        maxLength={200}
        value={values.term}
        onChange={(change) => set({ term: change.currentTarget.value })}
        error={errorOf("term")}
      />
    </EditSheet>
  );
}
