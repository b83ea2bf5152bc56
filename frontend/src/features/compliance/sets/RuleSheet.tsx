import { Checkbox, Textarea } from "@mantine/core";
import { write } from "@/api/desk";
import type { RuleSet, SetRule } from "@/api/rows";
import { useWords } from "@/i18n";
import { catalogue, type Limit, type Outcome, type Tree } from "@/rules";
import { ConditionBuilder } from "@/rules/builder";
import { FieldFrame } from "@/ui/Choice";
import { EditSheet } from "@/ui/EditSheet";
import { type Edit, useEdit } from "@/ui/edit";
import { notifyDone } from "@/ui/notify";
import { refreshSets } from "./queries";
import { RuleAbout, RuleLimit, RuleOutcome } from "./RuleFields";
import { setWords } from "./set-words";

export type RuleValues = {
  rule: string;
  occasion: string;
  when: Tree;
  limit: Limit | null;
  unit: string;
  outcome: Outcome;
  grant: string;
  zh: string;
  en: string;
  source_zh: string;
  source_en: string;
  verified: boolean;
  reason: string;
};

const read = (row: Partial<SetRule>): RuleValues => ({
  rule: row.rule ?? "",
  occasion: row.occasion ?? "visit.meal",
  when: row.when ?? { all: [] },
  limit: row.limit ?? null,
  unit: row.unit ?? "",
  outcome: row.outcome ?? "block",
  grant: row.grant ?? "",
  zh: row.zh ?? "",
  en: row.en ?? "",
  source_zh: row.source_zh ?? "",
  source_en: row.source_en ?? "",
  verified: row.verified ?? false,
  reason: "",
});

type Props = { set: RuleSet; rule?: SetRule; onClose: () => void };

/** A rule of a draft: its occasion, condition, limit, outcome, sentences and source. */
export function RuleSheet({ set, rule, onClose }: Props) {
  const t = useWords(setWords);
  const edit = useEdit<RuleValues>({
    start: read(rule ?? {}),
    version: rule?.version,
    read: (current) => read(current as Partial<SetRule>),
    apart: ["reason"],
    send: (values, { version, key }) =>
      rule
        ? write({ method: "PATCH", path: `/api/rules/${rule.id}`, json: { ...values, version }, key })
        : write({ method: "POST", path: `/api/rule-sets/${set.id}/rules`, json: values, key }),
    onDone: () => {
      refreshSets();
      notifyDone(t("saved"));
      onClose();
    },
  });
  const { values, errorOf } = edit;
  return (
    <EditSheet
      title={rule ? `${t("editRule")} · ${rule.rule}` : t("addRule")}
      edit={edit}
      act={t("save")}
      label={(field) => t(field as Exclude<keyof RuleValues, "reason">)}
      show={(_field, value) => (typeof value === "string" ? value : JSON.stringify(value))}
      onClose={onClose}
    >
      <RuleAbout edit={edit} />
      <FieldFrame label={t("when")} hint={t("whenHint")}>
        {() => (
          <ConditionBuilder
            facts={catalogue.occasions[values.occasion]?.facts ?? {}}
            value={values.when}
            onChange={(when) => edit.set({ when })}
            errorOf={(path) => errorOf(path as keyof RuleValues)}
          />
        )}
      </FieldFrame>
      <RuleLimit edit={edit} />
      <RuleOutcome edit={edit} />
      <Sentences edit={edit} />
    </EditSheet>
  );
}

function Sentences({ edit: { values, set, errorOf } }: { edit: Edit<RuleValues> }) {
  const t = useWords(setWords);
  const facts = Object.keys(catalogue.occasions[values.occasion]?.facts ?? {});
  const known = values.limit ? [...facts, "already", "adds", "used", "cap", "room"] : facts;
  const names = known.map((name) => `{${name}}`).join(" ");
  const text = (field: "zh" | "en" | "source_zh" | "source_en" | "reason") => ({
    label: t(field),
    required: true,
    value: values[field],
    onChange: (change: { currentTarget: { value: string } }) => set({ [field]: change.currentTarget.value }),
    error: errorOf(field),
    autosize: true,
    minRows: 2,
  });
  return (
    <>
      <Textarea {...text("zh")} description={t("sentenceHint", { names })} maxLength={500} />
      <Textarea {...text("en")} maxLength={500} />
      <Textarea {...text("source_zh")} maxLength={300} />
      <Textarea {...text("source_en")} maxLength={300} />
      <Checkbox
        label={t("verified")}
        checked={values.verified}
        onChange={(change) => set({ verified: change.currentTarget.checked })}
      />
      <Textarea {...text("reason")} maxLength={500} />
    </>
  );
}
