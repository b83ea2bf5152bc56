import { NumberInput, Textarea } from "@mantine/core";
import { write } from "@/api/desk";
import type { WordList } from "@/api/rows";
import { useWords } from "@/i18n";
import { dayOf, showDay } from "@/lib/time";
import { BigChoice } from "@/ui/Choice";
import { DayField } from "@/ui/DayField";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { listWords } from "../list-words";
import { TryIt } from "../parts/TryIt";
import { closing } from "./closing";

const LINES = ["words_zh", "words_en", "excepted"] as const;
type Lines = (typeof LINES)[number];
type Values = Record<Lines, string> &
  Pick<WordList, "outcome" | "to_on" | "source_zh" | "source_en"> & {
    from_on: string | null;
    hours: number | null;
    reason: string;
  };

const read = (list: WordList): Values => ({
  words_zh: list.words_zh.join("\n"),
  words_en: list.words_en.join("\n"),
  excepted: list.excepted.join("\n"),
  outcome: list.outcome,
  hours: list.hours,
  from_on: list.from_on,
  to_on: list.to_on,
  source_zh: list.source_zh,
  source_en: list.source_en,
  reason: "",
});

const tomorrow = (): string => dayOf(new Date(Date.now() + 86_400_000).toISOString());

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

const listed = (values: Values) => ({
  words_zh: linesOf(values.words_zh),
  words_en: linesOf(values.words_en),
  excepted: linesOf(values.excepted),
});

type Props = { list: WordList; next: boolean; onClose: () => void };

/** A list of words, one a line, with a field to try what is not saved yet; or its next edition. */
export function WordListForm({ list, next, onClose }: Props) {
  const t = useWords(listWords);
  const edit = useEdit<Values>({
    start: next ? { ...read(list), from_on: tomorrow(), to_on: null } : read(list),
    version: next ? undefined : list.version,
    read: (current) => read(current as unknown as WordList),
    apart: ["reason"],
    send: (values, { version, key }) => {
      const json = { ...values, ...listed(values) };
      if (!next) {
        return write({
          method: "PATCH",
          path: `/api/word-lists/${list.id}`,
          json: { ...json, version },
          key,
        });
      }
      const { kind, name_zh, name_en, rule } = list;
      const of = { kind, name_zh, name_en, rule };
      return write({ method: "POST", path: "/api/word-lists", json: { ...json, ...of }, key });
    },
    onDone: closing(t("saved"), onClose),
  });
  const { values, set, errorOf } = edit;
  const area = (field: Lines | "source_zh" | "source_en" | "reason", rows: number) => ({
    label: t(field),
    autosize: true,
    minRows: rows,
    maxRows: 10,
    value: values[field],
    error: errorOf(field),
    onChange: (change: { currentTarget: { value: string } }) => set({ [field]: change.currentTarget.value }),
  });
  return (
    <EditSheet
      title={t(next ? "next" : "editTitle")}
      edit={edit}
      act={t("save")}
      label={(field) => t(field as keyof Values)}
      show={(field, value) => (field.endsWith("_on") ? showDay(value as string | null) : String(value ?? ""))}
      onClose={onClose}
    >
      <Textarea {...area("words_zh", 4)} description={t("lines")} />
      <Textarea {...area("words_en", 4)} description={t("linesHint")} />
      <Textarea {...area("excepted", 3)} description={t("exceptedHint")} />
      <TryIt lists={[{ ...list, ...listed(values), outcome: values.outcome }]} />
      <BigChoice
        label={t("outcome")}
        options={(["case", "block"] as const).map((value) => ({ value, label: t(`outcome.${value}`) }))}
        value={values.outcome}
        onChange={(outcome) => set({ outcome })}
      />
      <NumberInput
        label={t("hours")}
        required
        min={1}
        max={720}
        allowDecimal={false}
        value={values.hours ?? ""}
        error={errorOf("hours")}
        onChange={(hours) => set({ hours: hours === "" ? null : Number(hours) })}
      />
      <div className="r-two">
        <DayField
          label={t("from_on")}
          required
          value={values.from_on}
          error={errorOf("from_on")}
          onChange={(from_on) => set({ from_on })}
        />
        <DayField
          label={t("to_on")}
          clearable
          value={values.to_on}
          error={errorOf("to_on")}
          onChange={(to_on) => set({ to_on })}
        />
      </div>
      <Textarea {...area("source_zh", 2)} required maxLength={300} />
      <Textarea {...area("source_en", 2)} required maxLength={300} />
      <Textarea {...area("reason", 2)} required maxLength={500} />
    </EditSheet>
  );
}
