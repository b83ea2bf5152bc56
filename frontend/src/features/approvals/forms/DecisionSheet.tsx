import { PasswordInput, Textarea } from "@mantine/core";
import { useWords } from "@/i18n";
import { useSession } from "@/offline";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { Note } from "@/ui/Status";
import { act, type MyTask, titleOf } from "../queries";
import { approvalWords } from "../words";
import { closing } from "./closing";

type Props = { task: MyTask; decision: "approve" | "reject"; onClose: () => void };
type Values = { comment: string; password: string };

/** A yes or a no; where the step is signed, with the password and what the signature means. */
export function DecisionSheet({ task, decision, onClose }: Props) {
  const t = useWords(approvalWords);
  const session = useSession();
  const edit = useEdit<Values>({
    start: { comment: "", password: "" },
    send: (values, { key }) => act(`/api/tasks/${task.id}/${decision}`, values, key),
    onDone: closing(t("decided"), onClose),
  });
  const meaning = task.meaning;
  const word = meaning ? t(decision === "approve" ? "signApprove" : "signReject") : t(`act.${decision}`);
  return (
    <EditSheet title={t(`act.${decision}`)} edit={edit} act={word} onClose={onClose}>
      <div className="r-row-title">{titleOf(task)}</div>
      <Textarea
        label={t(decision === "approve" ? "comment" : "reason")}
        required={decision === "reject"}
        autosize
        minRows={3}
        maxLength={1000}
        value={edit.values.comment}
        onChange={(change) => edit.set({ comment: change.currentTarget.value })}
        error={edit.errorOf("comment")}
      />
      {meaning && (
        <>
          <Note tone="brand">
            {t("signing", {
              name: session.phase === "open" ? session.user.name : "",
              meaning: t(`meaning.${meaning}`),
            })}
          </Note>
          <PasswordInput
            label={t("password")}
            description={t("passwordHint")}
            required
            autoComplete="current-password"
            value={edit.values.password}
            onChange={(change) => edit.set({ password: change.currentTarget.value })}
            error={edit.errorOf("password")}
          />
        </>
      )}
    </EditSheet>
  );
}
