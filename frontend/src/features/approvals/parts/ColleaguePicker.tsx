import { Select } from "@mantine/core";
import type { ReactNode } from "react";
import { useColleagues } from "../queries";

type Props = {
  label: string;
  value: number | null;
  onChange: (id: number | null) => void;
  without?: readonly number[];
  error?: ReactNode;
};

/** Somebody who can sign in, found by typing. */
export function ColleaguePicker({ label, value, onChange, without = [], error }: Props) {
  const people = useColleagues().data ?? [];
  return (
    <Select
      label={label}
      required
      searchable
      limit={50}
      data={people
        .filter((one) => !without.includes(one.id))
        .map((one) => ({ value: String(one.id), label: one.name }))}
      value={value === null ? null : String(value)}
      onChange={(id) => onChange(id === null ? null : Number(id))}
      error={error}
    />
  );
}
