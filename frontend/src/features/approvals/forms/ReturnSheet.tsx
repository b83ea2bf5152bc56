import { Textarea } from "@mantine/core";
import { inLanguage, useWords } from "@/i18n";
import { BigChoice } from "@/ui/Choice";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { act, type MyTask, type Run } from "../queries";
import { approvalWords } from "../words";
import { closing } from "./closing";

type Props = { run: Run; task: MyTask; onClose: () => void };
type Values = { to: string; after: "rerun" | "resume"; comment: string };

/** Back to an earlier step or to the requester, and how it goes on from there. */
export function ReturnSheet({ run, task, onClose }: Props) {
  const t = useWords(approvalWords);
  const edit = useEdit<Values>({
    start: { to: "start", after: "rerun", comment: "" },
    send: ({ to, after, comment }, { key }) =>
      act(`/api/tasks/${task.id}/send-back`, { to, resume: after === "resume", comment }, key),
    onDone: closing(t("decided"), onClose),
  });
  const names = new Map(run.steps.map((step) => [step.key, inLanguage(step)]));
  const { values, set, errorOf } = edit;
  return (
    <EditSheet title={t("act.return")} edit={edit} act={t("act.return")} onClose={onClose}>
      <BigChoice
        label={t("returnTo")}
        options={task.returnable.map((value) => ({
          value,
          label: value === "start" ? t("requester") : (names.get(value) ?? value),
        }))}
        value={values.to}
        onChange={(to) => set({ to })}
      />
      <BigChoice
        label={t("after")}
        hint={t("resumeNote")}
        options={(["rerun", "resume"] as const).map((value) => ({ value, label: t(value) }))}
        value={values.after}
        onChange={(after) => set({ after })}
      />
      <Textarea
        label={t("reason")}
        required
        autosize
        minRows={3}
        maxLength={1000}
        value={values.comment}
        onChange={(change) => set({ comment: change.currentTarget.value })}
        error={errorOf("comment")}
      />
    </EditSheet>
  );
}
