import { Textarea } from "@mantine/core";
import { useWords } from "@/i18n";
import { BigChoice } from "@/ui/Choice";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { act, type Case } from "../queries";
import { caseWords } from "../words";
import { closing } from "./closing";

type Values = { text: string; serious: boolean };

/** How a violation was corrected, the first step of MR-18; whether it is serious decides what else it wants. */
export function CorrectSheet({ of, onClose }: { of: Case; onClose: () => void }) {
  const t = useWords(caseWords);
  const edit = useEdit<Values>({
    start: { text: "", serious: of.serious },
    send: (values, { key }) => act(of.id, "correct", values, key),
    onDone: closing(t("done"), onClose),
  });
  const { values, set, errorOf } = edit;
  return (
    <EditSheet title={t("move.correct")} edit={edit} act={t("move.correct")} onClose={onClose}>
      <Textarea
        label={t("corrected")}
        description={t("noNames")}
        required
        autosize
        minRows={3}
        maxLength={1000}
        value={values.text}
        error={errorOf("text")}
        onChange={(change) => set({ text: change.currentTarget.value })}
      />
      <BigChoice
        label={t("weight")}
        hint={t("weightHint")}
        options={(["light", "serious"] as const).map((value) => ({ value, label: t(`weight.${value}`) }))}
        value={values.serious ? "serious" : "light"}
        onChange={(weight) => set({ serious: weight === "serious" })}
      />
    </EditSheet>
  );
}
