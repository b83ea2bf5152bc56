import { Select, TextInput } from "@mantine/core";
import { useWords } from "@/i18n";
import { today } from "@/lib/time";
import { DayField } from "@/ui/DayField";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { act, type Participant, type StudyDetail } from "../queries";
import { trialWords } from "../words";
import { closing } from "./closing";

type Values = { planned_id: string; name: string; started_on: string | null };
type Props = { person: Participant; study: StudyDetail; planned: string; onClose: () => void };

/** A visit that took place: one of the protocol's, or one nobody had scheduled. */
export function VisitForm({ person, study, planned, onClose }: Props) {
  const t = useWords(trialWords);
  const taken = new Set(person.visits.filter((visit) => visit.id).map((visit) => visit.planned_id));
  const left = study.planned_visits.filter((visit) => !taken.has(visit.id));
  const edit = useEdit<Values>({
    start: { planned_id: planned, name: "", started_on: today() },
    send: (values, { key }) =>
      act(
        `participants/${person.id}/visits`,
        { ...values, planned_id: values.planned_id || null, name: values.planned_id ? "" : values.name },
        key,
      ),
    onDone: closing(t("visitSaved"), onClose),
  });
  const { values, set, errorOf } = edit;
  return (
    <EditSheet title={t("record")} edit={edit} act={t("record")} onClose={onClose}>
      <Select
        label={t("visit")}
        data={[
          { value: "", label: t("unplanned") },
          ...left.map((visit) => ({ value: visit.id, label: visit.name })),
        ]}
        value={values.planned_id}
        allowDeselect={false}
        onChange={(planned_id) => set({ planned_id: planned_id ?? "" })}
        error={errorOf("planned_id")}
      />
      {!values.planned_id && (
        <TextInput
          label={t("visitName")}
          required
          maxLength={60}
          value={values.name}
          onChange={(change) => set({ name: change.currentTarget.value })}
          error={errorOf("name")}
        />
      )}
      <DayField
        label={t("startedOn")}
        required
        max={today()}
        value={values.started_on}
        onChange={(started_on) => set({ started_on })}
        error={errorOf("started_on")}
      />
    </EditSheet>
  );
}
