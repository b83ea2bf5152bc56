import { MultiSelect, NumberInput, Select, TagsInput, TextInput } from "@mantine/core";
import { inLanguage, useWords } from "@/i18n";
import { DayField } from "@/ui/DayField";
import { processWords } from "../process-words";
import { type FactRow, takesList } from "./condition";

type Props = { fact: FactRow; operator: string; value: unknown; onChange: (value: unknown) => void };

/** The value a fact is compared with, in the form its type wants. */
export function ValueField({ fact, operator, value, onChange }: Props) {
  const t = useWords(processWords);
  const label = t("value");
  const choices = fact.choices.map((one) => ({ value: one.value, label: inLanguage(one) }));
  if (takesList(operator)) {
    const chosen = Array.isArray(value) ? value.map(String) : [];
    return choices.length > 0 ? (
      <MultiSelect label={label} data={choices} value={chosen} onChange={onChange} />
    ) : (
      <TagsInput label={label} value={chosen} onChange={onChange} />
    );
  }
  if (fact.kind === "flag" || operator === "is_set") {
    return (
      <Select
        label={label}
        allowDeselect={false}
        data={[
          { value: "yes", label: t("yes") },
          { value: "no", label: t("no") },
        ]}
        value={value === true ? "yes" : "no"}
        onChange={(next) => onChange(next === "yes")}
      />
    );
  }
  if (fact.kind === "money") return <MoneyValue value={value} onChange={onChange} />;
  if (fact.kind === "whole") {
    return (
      <NumberInput
        label={label}
        allowDecimal={false}
        value={Number(value)}
        onChange={(next) => onChange(Number(next))}
      />
    );
  }
  if (fact.kind === "day") {
    return <DayField label={label} value={String(value) || null} onChange={(day) => onChange(day ?? "")} />;
  }
  if (choices.length > 0) {
    return (
      <Select
        label={label}
        data={choices}
        value={String(value) || null}
        onChange={(next) => onChange(next ?? "")}
      />
    );
  }
  return (
    <TextInput
      label={label}
      value={String(value)}
      onChange={(change) => onChange(change.currentTarget.value)}
    />
  );
}

function MoneyValue({ value, onChange }: Pick<Props, "value" | "onChange">) {
  const t = useWords(processWords);
  const money = (value ?? {}) as { amount?: string; currency?: string };
  const amount = money.amount ?? "0";
  const currency = money.currency ?? "CNY";
  return (
    <>
      <TextInput
        label={t("value")}
        inputMode="decimal"
        value={amount}
        onChange={(change) => onChange({ amount: change.currentTarget.value, currency })}
      />
      <TextInput
        label={t("currency")}
        maxLength={3}
        value={currency}
        onChange={(change) => onChange({ amount, currency: change.currentTarget.value.toUpperCase() })}
      />
    </>
  );
}
