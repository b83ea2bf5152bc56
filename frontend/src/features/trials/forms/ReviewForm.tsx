import { TextInput } from "@mantine/core";
import { useWords } from "@/i18n";
import { BigChoice } from "@/ui/Choice";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { act, type Opening } from "../queries";
import { trialWords } from "../words";
import { closing } from "./closing";

type Verdict = "in_order" | "questioned";

/** Whether an opening was in order. */
export function ReviewForm({ opening, onClose }: { opening: Opening; onClose: () => void }) {
  const t = useWords(trialWords);
  const edit = useEdit<{ verdict: Verdict; note: string }>({
    start: { verdict: "in_order", note: "" },
    version: opening.version,
    send: (values, { key, version }) => act(`openings/${opening.id}/review`, { ...values, version }, key),
    onDone: closing(t("reviewSaved"), onClose),
  });
  const { values, set, errorOf } = edit;
  return (
    <EditSheet title={t("review")} edit={edit} act={t("review")} onClose={onClose}>
      <BigChoice
        label={t("verdict")}
        options={(["in_order", "questioned"] as const).map((value) => ({
          value,
          label: t(`verdict.${value}`),
        }))}
        value={values.verdict}
        onChange={(verdict) => set({ verdict })}
        error={errorOf("verdict")}
      />
      <TextInput
        label={t("verdictNote")}
        required={values.verdict === "questioned"}
        maxLength={500}
        value={values.note}
        onChange={(change) => set({ note: change.currentTarget.value })}
        error={errorOf("note")}
      />
    </EditSheet>
  );
}
