import { NumberInput } from "@mantine/core";
import { useWords } from "@/i18n";
import { BigChoice } from "@/ui/Choice";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { act, type Study } from "../queries";
import { trialWords } from "../words";
import { closing } from "./closing";

type Form = "csv" | "xlsx" | "odm";

/** The form of the file and how many must be alike. */
export function ExportForm({ study, onClose }: { study: Study; onClose: () => void }) {
  const t = useWords(trialWords);
  const edit = useEdit<{ form: Form; k: number }>({
    start: { form: "csv", k: 5 },
    send: (values, { key }) => act(`studies/${study.id}/exports`, values, key),
    onDone: closing(t("exported"), onClose),
  });
  const { values, set, errorOf } = edit;
  return (
    <EditSheet title={t("export")} edit={edit} act={t("exportAct")} onClose={onClose}>
      <p className="t-quiet">{t("exportNote")}</p>
      <BigChoice
        label={t("form")}
        options={(["csv", "xlsx", "odm"] as const).map((value) => ({ value, label: t(`form.${value}`) }))}
        value={values.form}
        onChange={(form) => set({ form })}
        error={errorOf("form")}
      />
      <NumberInput
        label={t("k")}
        description={t("kHint")}
        min={2}
        max={50}
        allowDecimal={false}
        value={values.k}
        onChange={(k) => set({ k: typeof k === "number" ? k : 5 })}
        error={errorOf("k")}
      />
    </EditSheet>
  );
}
