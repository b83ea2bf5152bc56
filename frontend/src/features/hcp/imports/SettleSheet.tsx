import { Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import type { ImportLine, ImportRun, SettleAct, SettleAnswer } from "@/api/rows";
import { useWords } from "@/i18n";
import { BigChoice } from "@/ui/Choice";
import { EditSheet } from "@/ui/EditSheet";
import { type Edit, useEdit } from "@/ui/edit";
import { notifyDone } from "@/ui/notify";
import { Note } from "@/ui/Status";
import { DivisionField } from "../forms/DivisionField";
import { ServerPicker } from "../parts/pickers";
import { settle } from "./queries";
import { importWords } from "./words";

type Props = { run: ImportRun; line: ImportLine; name: string; onClose: () => void; onDone: () => void };
type Answer = Edit<SettleAnswer>;

/** What a queued row is: a person says it, the account follows. */
export function SettleSheet({ run, line, name, onClose, onDone }: Props) {
  const t = useWords(importWords);
  const client = useQueryClient();
  const edit = useEdit<SettleAnswer>({
    start: {
      act: line.acts[0] ?? "drop",
      institution_id: line.made ? null : line.institution_id,
      ...{ division_code: "", takes_row: false, reason: "" },
    },
    send: (values, { key }) => settle(run, line.line, values, key),
    onDone: async () => {
      await client.invalidateQueries({ queryKey: ["imports"] });
      notifyDone(t("settle.done", { line: line.line }));
      onClose();
      requestAnimationFrame(onDone);
    },
  });
  const { act } = edit.values;
  return (
    <EditSheet
      title={t("settle.title", { line: line.line })}
      edit={edit}
      act={t(`settle.act.${act}`)}
      onClose={onClose}
    >
      <div>
        <div className="i-name">{name}</div>
        <Note tone="waiting">{line.reason}</Note>
      </div>
      <BigChoice
        label={t("settle.what")}
        large
        options={line.acts.map((value) => ({
          value,
          label: t(`settle.as.${value}`),
          note: t(noteOf(value, line)),
        }))}
        value={act}
        onChange={(value) => edit.set({ act: value })}
      />
      {(act === "division" || (act === "create" && line.acts.includes("division"))) && <Place edit={edit} />}
      {act === "same" && <Which edit={edit} name={name} />}
      {act === "create" && line.made && <p className="i-soft">{t("settle.correctFirst")}</p>}
      {act === "drop" && <Reason edit={edit} />}
    </EditSheet>
  );
}

const noteOf = (act: SettleAct, line: ImportLine) =>
  act === "create" && line.made ? "settle.as.keep.note" : (`settle.as.${act}.note` as const);

function Place({ edit }: { edit: Answer }) {
  return (
    <DivisionField
      code={edit.values.division_code}
      text=""
      error={edit.errorOf("division_code")}
      onChange={(division_code) => edit.set({ division_code })}
    />
  );
}

function Which({ edit, name }: { edit: Answer; name: string }) {
  const t = useWords(importWords);
  const { values, set, errorOf } = edit;
  return (
    <>
      <ServerPicker
        label={t("settle.institution")}
        required
        first={name}
        value={values.institution_id ?? ""}
        onChange={(id) => set({ institution_id: id || null })}
        error={errorOf("institution_id")}
      />
      <BigChoice
        label={t("settle.differs")}
        options={[
          { value: "keep", label: t("settle.keep") },
          { value: "take", label: t("settle.take") },
        ]}
        value={values.takes_row ? "take" : "keep"}
        onChange={(side) => set({ takes_row: side === "take" })}
      />
    </>
  );
}

function Reason({ edit }: { edit: Answer }) {
  const t = useWords(importWords);
  const phrases = [t("settle.phrase1"), t("settle.phrase2"), t("settle.phrase3")];
  return (
    <>
      <BigChoice
        label={t("settle.reason")}
        options={phrases.map((phrase) => ({ value: phrase, label: phrase }))}
        value={edit.values.reason}
        onChange={(reason) => edit.set({ reason })}
      />
      <Textarea
        aria-label={t("settle.reason")}
        value={edit.values.reason}
        onChange={(change) => edit.set({ reason: change.currentTarget.value })}
        error={edit.errorOf("reason")}
        maxLength={500}
      />
    </>
  );
}
