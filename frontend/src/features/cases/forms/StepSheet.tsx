import { Textarea } from "@mantine/core";
import { useWords } from "@/i18n";
import { today } from "@/lib/time";
import { BigChoice } from "@/ui/Choice";
import { DayField } from "@/ui/DayField";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { act, type Case, type Step } from "../queries";
import { caseWords } from "../words";
import { closing } from "./closing";

type Values = { kind: Step["kind"]; needed: boolean; text: string; done_on: string | null };

/** A step that was taken on a day; one of MR-18 may be said not to be needed, and why. */
export function StepSheet({ of, onClose }: { of: Case; onClose: () => void }) {
  const t = useWords(caseWords);
  const wanted: Step["kind"][] = of.steps_wanted.filter((kind) => kind !== "correct");
  const kinds: Step["kind"][] = [...wanted, "follow_up", "note"];
  const edit = useEdit<Values>({
    start: { kind: kinds[0] ?? "note", needed: true, text: "", done_on: today() },
    send: (values, { key }) => act(of.id, "steps", values, key),
    onDone: closing(t("done"), onClose),
  });
  const { values, set, errorOf } = edit;
  const lawful = wanted.includes(values.kind);
  return (
    <EditSheet title={t("addStep")} edit={edit} act={t("addStep")} onClose={onClose}>
      <BigChoice
        label={t("step")}
        options={kinds.map((value) => ({ value, label: t(`step.${value}`) }))}
        value={values.kind}
        error={errorOf("kind")}
        onChange={(kind) => set({ kind, needed: true })}
      />
      {lawful && (
        <BigChoice
          label={t("taken")}
          options={(["yes", "no"] as const).map((value) => ({ value, label: t(`taken.${value}`) }))}
          value={values.needed ? "yes" : "no"}
          onChange={(taken) => set({ needed: taken === "yes" })}
        />
      )}
      <Textarea
        label={t(values.needed ? "stepText" : "stepWhyNot")}
        description={t("noNames")}
        required
        autosize
        minRows={3}
        maxLength={1000}
        value={values.text}
        error={errorOf("text")}
        onChange={(change) => set({ text: change.currentTarget.value })}
      />
      <DayField
        label={t("doneOn")}
        max={today()}
        value={values.done_on}
        error={errorOf("done_on")}
        onChange={(done_on) => set({ done_on })}
      />
    </EditSheet>
  );
}
