import { Textarea } from "@mantine/core";
import { useWords } from "@/i18n";
import { BigChoice } from "@/ui/Choice";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { ColleaguePicker } from "../parts/ColleaguePicker";
import { type MyTask, act as send } from "../queries";
import { approvalWords } from "../words";
import { closing } from "./closing";

type Act = "transfer" | "delegate" | "add";
type Props = { task: MyTask; act: Act; onClose: () => void };
type Values = { to: number | null; place: "before" | "with" | "after"; comment: string };

const doors = { transfer: "transfer", delegate: "delegate", add: "add-signer" } as const;

/** To whom a decision goes: instead of me, before me for his opinion, or as one more signer. */
export function PassOnSheet({ task, act, onClose }: Props) {
  const t = useWords(approvalWords);
  const edit = useEdit<Values>({
    start: { to: null, place: "with", comment: "" },
    send: ({ to, place, comment }, { key }) =>
      send(
        `/api/tasks/${task.id}/${doors[act]}`,
        act === "add" ? { who: to, place, comment } : { to, comment },
        key,
      ),
    onDone: closing(t("decided"), onClose),
  });
  const { values, set } = edit;
  const note = { transfer: t("transferNote"), delegate: t("delegateNote"), add: t("addNote") };
  return (
    <EditSheet title={t(`act.${act}`)} edit={edit} act={t(`act.${act}`)} onClose={onClose}>
      <div className="r-card-note">{note[act]}</div>
      <ColleaguePicker
        label={t("person")}
        value={values.to}
        onChange={(to) => set({ to })}
        without={[task.requester_id, task.assignee_id]}
      />
      {act === "add" && (
        <BigChoice
          label={t("place")}
          options={(["before", "with", "after"] as const).map((value) => ({
            value,
            label: t(`place.${value}`),
          }))}
          value={values.place}
          onChange={(place) => set({ place })}
        />
      )}
      <Textarea
        label={t("comment")}
        autosize
        minRows={2}
        maxLength={1000}
        value={values.comment}
        onChange={(change) => set({ comment: change.currentTarget.value })}
      />
    </EditSheet>
  );
}
