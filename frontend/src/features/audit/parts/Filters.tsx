import { Button, Select, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { actOf } from "@/history/sentence";
import { actions, kinds } from "@/history/shapes";
import { fieldName } from "@/history/values";
import { useWords } from "@/i18n";
import { DayField } from "@/ui/DayField";
import { type Asked, nothing, usePeople } from "../queries";
import { auditWords, isNamed } from "../words";

type Props = { asked: Asked; onAsk: (asked: Asked) => void };
type Option = { value: string; label: string };

const byLabel = (one: Option, other: Option) => one.label.localeCompare(other.label);

/** By record, person, field, action, time and tablet. */
export function Filters({ asked, onAsk }: Props) {
  const t = useWords(auditWords);
  const set = (name: keyof Asked) => (value: string | null) => onAsk({ ...asked, [name]: value ?? "" });
  const kindOptions = Object.keys(kinds).map((kind) => ({
    value: kind,
    label: isNamed(kind) ? t(`kind.${kind}`) : kind,
  }));
  const fields = Object.keys(kinds[asked.kind] ?? {}).map((field) => ({
    value: field,
    label: fieldName(asked.kind, field) ?? field,
  }));
  const acts = actions.map((action) => ({ value: action, label: actOf(action) ?? action }));
  return (
    <div className="r-audit-filters" role="search" aria-label={t("filters")}>
      <Select
        label={t("kind")}
        placeholder={t("anyKind")}
        data={kindOptions.sort(byLabel)}
        value={asked.kind || null}
        onChange={(kind) => onAsk({ ...asked, kind: kind ?? "", field: "" })}
        searchable
        clearable
      />
      <Who value={asked.person} onChange={set("person")} />
      <Select
        label={t("field")}
        placeholder={asked.kind ? undefined : t("fieldHint")}
        data={fields.sort(byLabel)}
        value={asked.field || null}
        onChange={set("field")}
        disabled={!asked.kind}
        searchable
        clearable
      />
      <Select
        label={t("action")}
        data={acts.sort(byLabel)}
        value={asked.action || null}
        onChange={set("action")}
        searchable
        clearable
        limit={200}
      />
      <DayField label={t("since")} value={asked.since || null} onChange={set("since")} clearable />
      <DayField label={t("until")} value={asked.until || null} onChange={set("until")} clearable />
      <Id label={t("record")} value={asked.record} onChange={set("record")} />
      <Id label={t("device")} value={asked.device} onChange={set("device")} />
      <Button variant="default" className="r-audit-clear" onClick={() => onAsk(nothing)}>
        {t("clear")}
      </Button>
    </div>
  );
}

/** An id is asked for once it is whole. */
function Id({ label, value, onChange }: { label: string; value: string; onChange: (id: string) => void }) {
  const [typed, setTyped] = useState(value);
  const [before, setBefore] = useState(value);
  if (before !== value) {
    setBefore(value);
    setTyped(value);
  }
  return (
    <TextInput
      label={label}
      value={typed}
      onChange={(change) => setTyped(change.currentTarget.value)}
      onBlur={() => onChange(typed)}
      onKeyDown={(key) => key.key === "Enter" && onChange(typed)}
      autoComplete="off"
    />
  );
}

function Who({ value, onChange }: { value: string; onChange: (id: string | null) => void }) {
  const t = useWords(auditWords);
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed, 250);
  const [chosen, setChosen] = useState<Option | null>(null);
  const found = (usePeople(search).data ?? []).map((one) => ({ value: String(one.id), label: one.name }));
  const options = chosen && !found.some((one) => one.value === chosen.value) ? [chosen, ...found] : found;
  return (
    <Select
      label={t("person")}
      data={options}
      filter={({ options: all }) => all}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value || null}
      onChange={(id, option) => {
        setChosen(id ? { value: option.value, label: option.label } : null);
        onChange(id);
      }}
      searchable
      clearable
    />
  );
}
