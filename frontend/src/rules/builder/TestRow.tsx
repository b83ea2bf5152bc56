import { Select, Switch } from "@mantine/core";
import { inLanguage, useWords } from "@/i18n";
import { catalogue } from "../catalogue";
import { comparisons } from "../words";
import { builderWords } from "./builder-words";
import { RemoveButton } from "./GroupBox";
import { type Facts, type Test, withFact, withOperator } from "./tree";
import { ValueField } from "./ValueField";

type Props = {
  facts: Facts;
  place: string;
  path: string;
  errorOf: (path: string) => string | undefined;
  test: Test;
  onChange: (test: Test) => void;
  onRemove: () => void;
};

/** One fact put to one question. */
export function TestRow({ facts, place, path, errorOf, test, onChange, onRemove }: Props) {
  const t = useWords(builderWords);
  const fact = facts[test.fact];
  const label = t("testLabel", { place });
  const operators = catalogue.operators[fact?.type ?? "text"];
  const error = errorOf(test.not ? `${path}.not` : path);
  return (
    <div className="b-test" role="group" aria-label={label} data-not={test.not || undefined}>
      <Select
        label={t("fact")}
        allowDeselect={false}
        searchable
        data={Object.entries(facts).map(([value, one]) => ({ value, label: inLanguage(one.text) }))}
        value={test.fact}
        onChange={(name) => name && onChange(withFact(test, name, facts))}
      />
      <Select
        label={t("is")}
        allowDeselect={false}
        data={operators.map((value) => ({
          value,
          label: inLanguage(comparisons[value] ?? { zh: value, en: value }),
        }))}
        value={test.is}
        onChange={(is) => is && onChange(withOperator(test, is, facts))}
      />
      <ValueField
        fact={fact}
        operator={test.is}
        value={test.value}
        onChange={(value) => onChange({ ...test, value })}
      />
      <div className="b-test-end">
        <Switch
          label={t("not")}
          checked={test.not}
          onChange={(change) => onChange({ ...test, not: change.currentTarget.checked })}
        />
        <RemoveButton label={label} onRemove={onRemove} />
      </div>
      {error && (
        <div className="r-field-error" role="alert">
          {error}
        </div>
      )}
    </div>
  );
}
