import { NumberInput, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { BigChoice } from "@/ui/Choice";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { act, type Participant, type StudyDetail } from "../queries";
import { trialWords } from "../words";
import { closing } from "./closing";

type Sex = "F" | "M" | "U";
type Values = { site_id: string | null; screening_number: string; sex: Sex | null; age: number | null };

/** Somebody who is screened, known by a number of his site. */
export function ParticipantForm({ study, onClose }: { study: StudyDetail; onClose: () => void }) {
  const t = useWords(trialWords);
  const navigate = useNavigate();
  const [id] = useState(newId);
  const done = closing(t("added"), onClose);
  const edit = useEdit<Values>({
    start: { site_id: null, screening_number: "", sex: null, age: null },
    send: (values, { key }) => act<Participant>(`studies/${study.id}/participants`, { id, ...values }, key),
    onDone: () => {
      done();
      void navigate(`/participants/${id}`);
    },
  });
  const { values, set, errorOf } = edit;
  return (
    <EditSheet title={t("add")} edit={edit} act={t("add")} onClose={onClose}>
      <Select
        label={t("site")}
        required
        data={study.sites.map((site) => ({
          value: site.id,
          label: [t("siteNumber", { number: site.number }), site.institution_name]
            .filter(Boolean)
            .join(" · "),
        }))}
        value={values.site_id}
        onChange={(site_id) => set({ site_id })}
        error={errorOf("site_id")}
      />
      <TextInput
        label={t("screening")}
        description={t("screeningHint")}
        required
        maxLength={20}
        value={values.screening_number}
        onChange={(change) => set({ screening_number: change.currentTarget.value })}
        error={errorOf("screening_number")}
      />
      <BigChoice
        label={t("sex")}
        options={(["F", "M", "U"] as const).map((value) => ({ value, label: t(`sex.${value}`) }))}
        value={values.sex}
        onChange={(sex) => set({ sex })}
        error={errorOf("sex")}
      />
      <NumberInput
        label={t("age")}
        min={0}
        max={120}
        allowDecimal={false}
        value={values.age ?? ""}
        onChange={(age) => set({ age: typeof age === "number" ? age : null })}
        error={errorOf("age")}
      />
    </EditSheet>
  );
}
