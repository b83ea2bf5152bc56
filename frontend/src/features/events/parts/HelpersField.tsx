import { MultiSelect } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "@/i18n";
import { useUser } from "@/offline";
import { useColleagues } from "../queries";
import { eventWords } from "../words";

type Props = { value: string[]; onChange: (ids: string[]) => void; error?: ReactNode };

/** Colleagues who help to run the event: they see it, put people on its list and sign them in. */
export function HelpersField({ value, onChange, error }: Props) {
  const t = useWords(eventWords);
  const me = useUser().id;
  const people = (useColleagues().data ?? []).filter((one) => one.id !== me);
  return (
    <MultiSelect
      label={t("helpers")}
      description={t("helpersHint")}
      searchable
      limit={50}
      hidePickedOptions
      data={people.map((one) => ({ value: String(one.id), label: one.name }))}
      value={value}
      onChange={onChange}
      nothingFoundMessage={t("nobody")}
      error={error}
    />
  );
}
