import { TextInput } from "@mantine/core";
import dayjs from "dayjs";
import { useWords } from "@/i18n";
import { instant } from "@/lib/time";
import { BigChoice } from "@/ui/Choice";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { act, type Case } from "../queries";
import { toPicker } from "../when";
import { caseWords } from "../words";
import { closing } from "./closing";

const ways = ["system", "email", "phone", "paper"] as const;
type Values = { reported_at: string; way: (typeof ways)[number]; to: string; reference: string };

/** That a case went to pharmacovigilance: when, by which way, to whom. */
export function NoteReportSheet({ of, onClose }: { of: Case; onClose: () => void }) {
  const t = useWords(caseWords);
  const edit = useEdit<Values>({
    start: { reported_at: instant(), way: "system", to: t("pv"), reference: "" },
    send: (values, { key }) => act(of.id, "report", values, key),
    onDone: closing(t("done"), onClose),
  });
  const { values, set, errorOf } = edit;
  return (
    <EditSheet title={t("move.report")} edit={edit} act={t("move.report")} onClose={onClose}>
      <TextInput
        type="datetime-local"
        label={t("reportedAt")}
        required
        value={toPicker(values.reported_at)}
        min={toPicker(of.knew_at)}
        max={toPicker(instant())}
        error={errorOf("reported_at")}
        onChange={(change) => {
          const at = dayjs(change.currentTarget.value);
          if (at.isValid()) set({ reported_at: instant(at.toDate()) });
        }}
      />
      <BigChoice
        label={t("way")}
        options={ways.map((value) => ({ value, label: t(`way.${value}`) }))}
        value={values.way}
        onChange={(way) => set({ way })}
      />
      <TextInput
        label={t("reportedTo")}
        required
        maxLength={120}
        value={values.to}
        error={errorOf("to")}
        onChange={(change) => set({ to: change.currentTarget.value })}
      />
      <TextInput
        label={t("reference")}
        maxLength={60}
        value={values.reference}
        error={errorOf("reference")}
        onChange={(change) => set({ reference: change.currentTarget.value })}
      />
    </EditSheet>
  );
}
