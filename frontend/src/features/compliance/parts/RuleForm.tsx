import { NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { write } from "@/api/desk";
import type { GateRule } from "@/api/rows";
import { inLanguage, useWords } from "@/i18n";
import { showDay, today } from "@/lib/time";
import { BigChoice } from "@/ui/Choice";
import { DayField } from "@/ui/DayField";
import { EditSheet } from "@/ui/EditSheet";
import { type Edit, useEdit } from "@/ui/edit";
import { notifyDone } from "@/ui/notify";
import { Note } from "@/ui/Status";
import { provinces } from "../places";
import { ruleWords } from "../rule-words";
import { type Check, checks, refreshRules } from "../rules";
import { provinceName } from "./RuleRow";

type Values = {
  rule: string;
  code: Check | "";
  product_kind: GateRule["product_kind"];
  province: string;
  from_on: string | null;
  to_on: string | null;
  outcome: GateRule["outcome"];
  number: number | null;
  unit: GateRule["unit"];
  source_zh: string;
  source_en: string;
  reason: string;
};

const read = (row: Partial<GateRule>): Values => ({
  rule: row.rule ?? "",
  code: (row.code ?? "") as Check | "",
  product_kind: row.product_kind ?? "any",
  province: row.province ?? "",
  from_on: row.from_on ?? today(),
  to_on: row.to_on ?? null,
  outcome: row.outcome ?? "block",
  number: row.number ?? null,
  unit: row.unit ?? "",
  source_zh: row.source_zh ?? "",
  source_en: row.source_en ?? "",
  reason: "",
});

function sendRule(rule: GateRule | undefined, values: Values, version: number | undefined, key: string) {
  const { from_on, to_on, outcome, number, source_zh, source_en, reason, ...fixed } = values;
  const free = { from_on, to_on, outcome, number, source_zh, source_en, reason };
  if (rule) {
    return write({ method: "PATCH", path: `/api/gate-rules/${rule.id}`, json: { ...free, version }, key });
  }
  const json = { ...fixed, ...free, unit: fixed.unit || null };
  return write({ method: "POST", path: "/api/gate-rules", json, key });
}

/** A rule: when it holds, what breaking it means, on what it rests; what it is about never changes. */
export function RuleForm({ rule, onClose }: { rule?: GateRule; onClose: () => void }) {
  const t = useWords(ruleWords);
  const edit = useEdit<Values>({
    start: read(rule ?? {}),
    version: rule?.version,
    read: (current) => read(current as Partial<GateRule>),
    apart: ["reason"],
    send: (values, { version, key }) => sendRule(rule, values, version, key),
    onDone: () => {
      refreshRules();
      notifyDone(t("saved"));
      onClose();
    },
  });
  return (
    <EditSheet
      title={rule ? `${t("edit")} · ${rule.rule}` : t("add")}
      edit={edit}
      act={t("save")}
      label={(field) => t(field as Exclude<keyof Values, "reason">)}
      show={(field, value) =>
        field === "outcome"
          ? t(`outcome.${value as GateRule["outcome"]}`)
          : field.endsWith("_on")
            ? showDay(value as string | null)
            : String(value ?? "")
      }
      onClose={onClose}
    >
      {rule ? <Note tone="brand">{t("editNote")}</Note> : <About edit={edit} />}
      <Dated edit={edit} isNew={!rule} withNumber={!rule || rule.number !== null} />
    </EditSheet>
  );
}

/** What a rule is about: chosen once. */
function About({ edit: { values, set, errorOf } }: { edit: Edit<Values> }) {
  const t = useWords(ruleWords);
  return (
    <>
      <div className="r-two">
        <TextInput
          label={t("rule")}
          description={t("ruleHint")}
          required
          maxLength={20}
          value={values.rule}
          onChange={(change) => set({ rule: change.currentTarget.value })}
          error={errorOf("rule")}
        />
        <Select
          label={t("code")}
          description={values.code ? t(`why.${values.code}`) : "\u00a0"}
          required
          data={checks.map((check) => ({ value: check, label: t(`check.${check}`) }))}
          value={values.code || null}
          onChange={(code) => set({ code: (code ?? "") as Check | "" })}
          error={errorOf("code")}
        />
      </div>
      <BigChoice
        label={t("product_kind")}
        options={(["any", "drug", "device"] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={values.product_kind}
        onChange={(product_kind) => set({ product_kind })}
      />
      <Select
        label={t("province")}
        placeholder={provinceName(t, "")}
        searchable
        clearable
        data={[...provinces].map(([value, name]) => ({ value, label: inLanguage(name) }))}
        value={values.province || null}
        onChange={(province) => set({ province: province ?? "" })}
        error={errorOf("province")}
      />
    </>
  );
}

type DatedProps = { edit: Edit<Values>; isNew: boolean; withNumber: boolean };

function Dated({ edit: { values, set, errorOf }, isNew, withNumber }: DatedProps) {
  const t = useWords(ruleWords);
  const text = (field: "source_zh" | "source_en" | "reason") => ({
    required: true,
    value: values[field],
    onChange: (change: { currentTarget: { value: string } }) => set({ [field]: change.currentTarget.value }),
    error: errorOf(field),
    maxLength: field === "reason" ? 500 : 300,
    minRows: 2,
  });
  return (
    <>
      <div className="r-two">
        <DayField
          label={t("from_on")}
          required
          value={values.from_on}
          onChange={(from_on) => set({ from_on })}
          error={errorOf("from_on")}
        />
        <DayField
          label={t("to_on")}
          clearable
          value={values.to_on}
          onChange={(to_on) => set({ to_on })}
          error={errorOf("to_on")}
        />
      </div>
      <BigChoice
        label={t("outcome")}
        options={(["block", "warn"] as const).map((value) => ({ value, label: t(`outcome.${value}`) }))}
        value={values.outcome}
        onChange={(outcome) => set({ outcome })}
      />
      {withNumber && (
        <div className="r-two">
          <NumberInput
            label={t("number")}
            description={isNew ? t("numberHint") : undefined}
            min={0}
            max={100_000}
            allowDecimal={false}
            value={values.number ?? ""}
            onChange={(number) => set({ number: number === "" ? null : Number(number) })}
            error={errorOf("number")}
          />
          {isNew && (
            <Select
              label={t("unit")}
              placeholder={t("noUnit")}
              description={"\u00a0"}
              clearable
              data={(["hours", "days"] as const).map((value) => ({ value, label: t(`unit.${value}`) }))}
              value={values.unit || null}
              onChange={(unit) => set({ unit: (unit ?? "") as GateRule["unit"] })}
              error={errorOf("unit")}
            />
          )}
        </div>
      )}
      <Textarea label={t("source_zh")} {...text("source_zh")} />
      <Textarea label={t("source_en")} {...text("source_en")} />
      <Textarea label={t(isNew ? "reasonAdd" : "reason")} {...text("reason")} />
    </>
  );
}
