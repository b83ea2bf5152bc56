import { Select, Textarea, TextInput } from "@mantine/core";
import { write } from "@/api/desk";
import type { Degree, PersonDetail } from "@/api/rows";
import { codeName, fieldName } from "@/history/values";
import { useWords } from "@/i18n";
import { showDay } from "@/lib/time";
import { DayField } from "@/ui/DayField";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { staffWords } from "../words";
import { closing } from "./closing";

const degrees: readonly Degree[] = ["college", "bachelor", "master", "doctor", "none"];
type Values = {
  degree: Degree | "";
  major: string;
  training: string;
  passed_on: string | null;
  expires_on: string | null;
};

const read = (row: Record<string, unknown> | null): Values => ({
  degree: (row?.degree ?? "") as Values["degree"],
  major: String(row?.major ?? ""),
  training: String(row?.training ?? ""),
  passed_on: (row?.passed_on ?? null) as string | null,
  expires_on: (row?.expires_on ?? null) as string | null,
});

/** Degree, training and assessment, without which nobody is filed (MR-04). */
export function QualificationForm({ person, onClose }: { person: PersonDetail; onClose: () => void }) {
  const t = useWords(staffWords);
  const held = person.qualification;
  const edit = useEdit<Values>({
    start: read(held),
    version: held?.version,
    read,
    send: (values, { version, key }) =>
      write({
        method: "PUT",
        path: `/api/people/${person.id}/qualification`,
        json: { ...values, version: version ?? null },
        key,
      }),
    onDone: closing(t("account.saved"), onClose, "people"),
  });
  const { values, set, errorOf } = edit;
  return (
    <EditSheet
      title={t("qualification.title")}
      edit={edit}
      act={t("save")}
      label={(field) => fieldName("qualification", field) ?? field}
      show={show}
      onClose={onClose}
    >
      <Select
        label={t("qualification.degree")}
        description={t("qualification.degreeHint")}
        required
        data={degrees.map((degree) => ({ value: degree, label: nameOf(degree) }))}
        value={values.degree || null}
        onChange={(degree) => set({ degree: (degree ?? "") as Values["degree"] })}
        error={errorOf("degree")}
      />
      <TextInput
        label={t("qualification.major")}
        value={values.major}
        onChange={(change) => set({ major: change.currentTarget.value })}
        error={errorOf("major")}
        maxLength={80}
      />
      <Textarea
        label={t("qualification.training")}
        description={t("qualification.trainingHint")}
        value={values.training}
        onChange={(change) => set({ training: change.currentTarget.value })}
        error={errorOf("training")}
        maxLength={200}
      />
      <div className="r-two">
        <DayField
          label={t("qualification.passed_on")}
          value={values.passed_on}
          onChange={(passed_on) => set({ passed_on })}
          error={errorOf("passed_on")}
          clearable
        />
        <DayField
          label={t("qualification.expires_on")}
          value={values.expires_on}
          onChange={(expires_on) => set({ expires_on })}
          error={errorOf("expires_on")}
          clearable
        />
      </div>
    </EditSheet>
  );
}

const nameOf = (degree: string) => codeName("qualification", "degree", degree) ?? degree;

function show(field: string, value: unknown): string {
  if (!value) return "";
  if (field === "degree") return nameOf(String(value));
  return field.endsWith("_on") ? showDay(String(value)) : String(value);
}
