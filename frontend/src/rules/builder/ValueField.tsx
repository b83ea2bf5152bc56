import { MultiSelect, NumberInput, Select, TagsInput, TextInput } from "@mantine/core";
import { inLanguage, useWords } from "@/i18n";
import { DayField } from "@/ui/DayField";
import { catalogue, type Fact } from "../catalogue";
import type { Money } from "../values";
import { builderWords } from "./builder-words";

type Props = { fact: Fact | undefined; operator: string; value: unknown; onChange: (value: unknown) => void };

/** What a fact is compared with, by its type. */
export function ValueField({ fact, operator, value, onChange }: Props) {
  const t = useWords(builderWords);
  const label = t("value");
  const texts = Array.isArray(value) ? (value as string[]) : [];
  const text = typeof value === "string" ? value : "";
  const choices = Object.entries(fact?.choices ?? {}).map(([one, name]) => ({
    value: one,
    label: inLanguage(name),
  }));
  if (operator === "is_set" || fact?.type === "flag") return <YesNo value={value} onChange={onChange} />;
  if (catalogue.lists.includes(operator)) {
    const many = { label, value: texts, onChange };
    return choices.length > 0 ? <MultiSelect {...many} data={choices} /> : <TagsInput {...many} />;
  }
  if (choices.length > 0) {
    return (
      <Select
        label={label}
        searchable
        data={choices}
        value={text || null}
        onChange={(one) => onChange(one ?? "")}
      />
    );
  }
  switch (fact?.type) {
    case "money":
      return <MoneyField value={value as Money} onChange={onChange} />;
    case "whole":
      return (
        <NumberInput
          label={label}
          allowDecimal={false}
          value={typeof value === "number" ? value : ""}
          onChange={(number) => onChange(number === "" ? null : Number(number))}
        />
      );
    case "day":
      return <DayField label={label} value={text || null} onChange={(day) => onChange(day ?? "")} />;
    case "instant":
      return <InstantField label={label} value={text} onChange={onChange} />;
    default:
      return (
        <TextInput
          label={label}
          inputMode={fact?.type === "decimal" ? "decimal" : undefined}
          value={text}
          onChange={(change) => onChange(change.currentTarget.value)}
        />
      );
  }
}

type FieldProps<V> = { value: V; onChange: (value: unknown) => void };

function YesNo({ value, onChange }: FieldProps<unknown>) {
  const t = useWords(builderWords);
  return (
    <Select
      label={t("value")}
      allowDeselect={false}
      data={(["yes", "no"] as const).map((one) => ({ value: one, label: t(one) }))}
      value={value === false ? "no" : "yes"}
      onChange={(one) => onChange(one === "yes")}
    />
  );
}

/** The digits stay text: an amount never passes through a float. */
function MoneyField({ value, onChange }: FieldProps<Money>) {
  const t = useWords(builderWords);
  return (
    <div className="b-money">
      <TextInput
        label={t("amount")}
        inputMode="decimal"
        value={value.amount}
        onChange={(change) => onChange({ ...value, amount: change.currentTarget.value.trim() })}
      />
      <TextInput
        label={t("currency")}
        maxLength={3}
        value={value.currency}
        onChange={(change) =>
          onChange({ ...value, currency: change.currentTarget.value.trim().toUpperCase() })
        }
      />
    </div>
  );
}

function InstantField({ label, value, onChange }: FieldProps<string> & { label: string }) {
  const at = value ? new Date(value) : null;
  const local = at ? new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16) : "";
  return (
    <TextInput
      type="datetime-local"
      label={label}
      value={local}
      onChange={({ currentTarget: { value: typed } }) => onChange(typed ? new Date(typed).toISOString() : "")}
    />
  );
}
