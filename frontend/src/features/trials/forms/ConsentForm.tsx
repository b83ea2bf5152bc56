import { Select } from "@mantine/core";
import { useWords } from "@/i18n";
import { showDay, today } from "@/lib/time";
import { DayField } from "@/ui/DayField";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { act, type Participant, type StudyDetail } from "../queries";
import { trialWords } from "../words";
import { closing } from "./closing";

type Values = { version_id: string | null; signed_on: string | null };
type Props = { person: Participant; study: StudyDetail; onClose: () => void };

/** A version of the consent form that was signed. */
export function ConsentForm({ person, study, onClose }: Props) {
  const t = useWords(trialWords);
  const signed = new Set(person.consents.map((consent) => consent.version_id));
  const left = study.consent_versions.filter((version) => !signed.has(version.id));
  const edit = useEdit<Values>({
    start: { version_id: left[0]?.id ?? null, signed_on: today() },
    send: (values, { key }) => act(`participants/${person.id}/consents`, values, key),
    onDone: closing(t("signed"), onClose),
  });
  const { values, set, errorOf } = edit;
  return (
    <EditSheet title={t("sign")} edit={edit} act={t("sign")} onClose={onClose}>
      <Select
        label={t("version")}
        required
        data={left.map((version) => ({
          value: version.id,
          label: `${version.name} · ${showDay(version.approved_on)}`,
        }))}
        value={values.version_id}
        onChange={(version_id) => set({ version_id })}
        error={errorOf("version_id")}
      />
      <DayField
        label={t("signedOn")}
        required
        max={today()}
        value={values.signed_on}
        onChange={(signed_on) => set({ signed_on })}
        error={errorOf("signed_on")}
      />
    </EditSheet>
  );
}
