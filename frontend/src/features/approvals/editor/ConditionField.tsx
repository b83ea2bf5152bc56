import { ActionIcon, Button, Select } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { inLanguage, useWords } from "@/i18n";
import { BigChoice } from "@/ui/Choice";
import { type Operator, operatorWords } from "../operator-words";
import { processWords } from "../process-words";
import { emptyValue, type FactRow, groupOf, operatorsOf, type Test, treeOf } from "./condition";
import { ValueField } from "./ValueField";

type Tree = Record<string, unknown> | null;
type Props = { facts: readonly FactRow[]; value: Tree; onChange: (tree: Tree) => void };

/** On which facts a branch is walked: tests that all hold, or any of them. */
export function ConditionField({ facts, value, onChange }: Props) {
  const t = useWords(processWords);
  const group = groupOf(value);
  if (!group) return <div className="r-card-note">{t("complex")}</div>;
  const put = (tests: readonly Test[], how = group.how) => onChange(treeOf({ how, tests }));
  const first = facts[0];
  return (
    <div className="a-condition">
      {group.tests.length === 0 && <div className="r-card-note">{t("noTests")}</div>}
      {group.tests.length > 1 && (
        <BigChoice
          label={t("when")}
          options={(["all", "any"] as const).map((one) => ({ value: one, label: t(one) }))}
          value={group.how}
          onChange={(how) => put(group.tests, how)}
        />
      )}
      {group.tests.map((test, index) => (
        <TestRow
          // biome-ignore lint/suspicious/noArrayIndexKey: tests have no name but their place
          key={index}
          test={test}
          facts={facts}
          onChange={(next) => put(group.tests.map((one, at) => (at === index ? next : one)))}
          onRemove={() => put(group.tests.filter((_, at) => at !== index))}
        />
      ))}
      {first && (
        <Button variant="default" onClick={() => put([...group.tests, begun(first)])}>
          {t("addTest")}
        </Button>
      )}
    </div>
  );
}

function begun(fact: FactRow): Test {
  const is = operatorsOf(fact)[0] ?? "equals";
  return { fact: fact.name, is, value: emptyValue(fact, is) };
}

type RowProps = {
  test: Test;
  facts: readonly FactRow[];
  onChange: (test: Test) => void;
  onRemove: () => void;
};

function TestRow({ test, facts, onChange, onRemove }: RowProps) {
  const t = useWords(processWords);
  const o = useWords(operatorWords);
  const fact = facts.find((one) => one.name === test.fact) ?? facts[0];
  if (!fact) return null;
  const pickFact = (name: string | null) => {
    const next = facts.find((one) => one.name === name);
    if (next) onChange(begun(next));
  };
  return (
    <div className="a-test">
      <Select
        label={t("fact")}
        allowDeselect={false}
        data={facts.map((one) => ({ value: one.name, label: inLanguage(one) }))}
        value={fact.name}
        onChange={pickFact}
      />
      <Select
        label={t("is")}
        allowDeselect={false}
        data={operatorsOf(fact).map((value) => ({ value, label: o(value as Operator) }))}
        value={test.is}
        onChange={(is) => is && onChange({ fact: fact.name, is, value: emptyValue(fact, is) })}
      />
      <ValueField
        fact={fact}
        operator={test.is}
        value={test.value}
        onChange={(value) => onChange({ ...test, value })}
      />
      <ActionIcon variant="default" size={44} aria-label={t("remove")} onClick={onRemove}>
        <IconTrash size={20} aria-hidden />
      </ActionIcon>
    </div>
  );
}
