import { Select, Switch, TextInput } from "@mantine/core";
import { inLanguage, useWords } from "@/i18n";
import { catalogue } from "@/rules";
import { BigChoice } from "@/ui/Choice";
import type { Edit } from "@/ui/edit";
import type { RuleValues } from "./RuleSheet";
import { setWords } from "./set-words";

type Props = { edit: Edit<RuleValues> };
const NUMBERS = ["money", "whole", "decimal"];

/** What the rule is called and on which occasion it is asked; another occasion begins with no condition. */
export function RuleAbout({ edit: { values, set, errorOf } }: Props) {
  const t = useWords(setWords);
  return (
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
        label={t("occasion")}
        description={"\u00a0"}
        required
        allowDeselect={false}
        data={Object.entries(catalogue.occasions).map(([value, one]) => ({
          value,
          label: inLanguage(one.text),
        }))}
        value={values.occasion}
        onChange={(occasion) => occasion && set({ occasion, when: { all: [] }, limit: null })}
        error={errorOf("occasion")}
      />
    </div>
  );
}

/** What is added to what there is already may not pass a number. */
export function RuleLimit({ edit: { values, set, errorOf } }: Props) {
  const t = useWords(setWords);
  const facts = Object.entries(catalogue.occasions[values.occasion]?.facts ?? {});
  const data = facts
    .filter(([, fact]) => NUMBERS.includes(fact.type))
    .map(([value, fact]) => ({ value, label: inLanguage(fact.text) }));
  const { limit } = values;
  const at = (path: string) => errorOf(path as keyof RuleValues);
  return (
    <>
      <Switch
        label={t("withLimit")}
        checked={limit !== null}
        onChange={(change) =>
          set({
            limit: change.currentTarget.checked
              ? { adds: data[0]?.value ?? "", already: null, at_most: "" }
              : null,
          })
        }
      />
      {limit && (
        <div className="s-limit">
          <Select
            label={t("already")}
            placeholder={t("alreadyNone")}
            clearable
            data={data}
            value={limit.already}
            onChange={(already) => set({ limit: { ...limit, already } })}
            error={at("limit.already")}
          />
          <Select
            label={t("adds")}
            allowDeselect={false}
            data={data}
            value={limit.adds}
            onChange={(adds) => adds && set({ limit: { ...limit, adds } })}
            error={at("limit.adds")}
          />
          <TextInput
            label={t("at_most")}
            inputMode="decimal"
            value={limit.at_most}
            onChange={(change) => set({ limit: { ...limit, at_most: change.currentTarget.value.trim() } })}
            error={at("limit.at_most")}
          />
          <TextInput
            label={t("unit")}
            placeholder={t("unitHint")}
            maxLength={12}
            value={values.unit}
            onChange={(change) => set({ unit: change.currentTarget.value.trim() })}
            error={errorOf("unit")}
          />
        </div>
      )}
    </>
  );
}

export function RuleOutcome({ edit: { values, set, errorOf } }: Props) {
  const t = useWords(setWords);
  return (
    <>
      <BigChoice
        label={t("outcome")}
        options={(["block", "approve", "warn"] as const).map((value) => ({
          value,
          label: t(`outcome.${value}`),
        }))}
        value={values.outcome as "block" | "approve" | "warn"}
        onChange={(outcome) =>
          set({ outcome, grant: outcome === "approve" ? values.grant || "compliance" : "" })
        }
        error={errorOf("outcome")}
      />
      {values.outcome === "approve" && (
        <BigChoice
          label={t("grant")}
          options={(["compliance", "medical", "manager"] as const).map((value) => ({
            value,
            label: t(`grant.${value}`),
          }))}
          value={values.grant as "compliance"}
          onChange={(grant) => set({ grant })}
          error={errorOf("grant")}
        />
      )}
    </>
  );
}
