import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { type ReactNode, useState } from "react";
import { useWords } from "@/i18n";
import { usePeopleSearch } from "../queries";
import { treeWords } from "../tree-words";
import { roleName } from "./chips";

type Props = {
  label: string;
  value: number | null;
  onChange: (id: number | null) => void;
  error?: ReactNode;
  /** Who is chosen when the form opens, so that his name shows without a search. */
  first?: { id: number; name: string };
  required?: boolean;
};

/** One person with an open account, found on the server. */
export function PersonPicker({ label, value, onChange, error, first, required }: Props) {
  const t = useWords(treeWords);
  const [typed, setTyped] = useState(first?.name ?? "");
  const [asked] = useDebouncedValue(typed, 250);
  const found = usePeopleSearch(asked.split(" · ")[0] ?? "").data ?? [];
  const options = found.map((person) => ({
    value: String(person.id),
    label: [person.name, roleName(person.role)].filter(Boolean).join(" · "),
  }));
  if (first && !options.some((option) => option.value === String(first.id))) {
    options.unshift({ value: String(first.id), label: first.name });
  }
  return (
    <Select
      label={label}
      description={t("personHint")}
      required={required}
      searchable
      clearable
      data={options}
      filter={({ options: all }) => all}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value === null ? null : String(value)}
      onChange={(id) => onChange(id === null ? null : Number(id))}
      error={error}
    />
  );
}
