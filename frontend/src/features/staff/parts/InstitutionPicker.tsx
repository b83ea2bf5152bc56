import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { type ReactNode, useState } from "react";
import type { Institution } from "@/api/rows";
import { useWords } from "@/i18n";
import { useInstitutionSearch } from "../queries";
import { staffWords } from "../words";

type Props = {
  label: string;
  value: string | null;
  onChange: (id: string | null) => void;
  error?: ReactNode;
  hint?: string;
  /** Takes one after another: the field is empty again after each choice. */
  onFound?: (institution: Institution) => void;
};

/** One institution of all, found on the server by any character, pinyin, initials or other name. */
export function InstitutionPicker({ label, value, onChange, error, hint, onFound }: Props) {
  const t = useWords(staffWords);
  const [typed, setTyped] = useState("");
  const [asked] = useDebouncedValue(typed, 250);
  const found = useInstitutionSearch(asked).data ?? [];
  const choose = (id: string | null) => {
    const institution = found.find((one) => one.id === id);
    if (onFound && institution) {
      onFound(institution);
      setTyped("");
    } else onChange(id);
  };
  return (
    <Select
      label={label}
      description={hint ?? t("registration.institutionHint")}
      required
      searchable
      clearable
      data={found.map((one) => ({ value: one.id, label: `${one.name} · ${one.division_text}` }))}
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value}
      onChange={choose}
      nothingFoundMessage={typed ? t("registration.institutionNone") : undefined}
      error={error}
    />
  );
}
