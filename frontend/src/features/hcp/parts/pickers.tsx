import { type ComboboxItem, type OptionsFilter, Select, type SelectProps } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { api } from "@/api/client";
import type { Institution } from "@/api/rows";
import { useWords } from "@/i18n";
import { compareNames, found } from "@/lib/reading";
import { useRows } from "@/offline";
import { type ListName, useCodes } from "../codes";
import { useInstitution, useInstitutionMap, useInstitutionName, useSeesAll } from "../queries";
import { hcpWords } from "../words";

type PickProps = Omit<SelectProps, "data" | "value" | "onChange" | "filter"> & {
  value?: string;
  onChange?: (value: string) => void;
};
const asIs: OptionsFilter = ({ options }) => options;

function Pick({ value, onChange, ...props }: PickProps & Pick<SelectProps, "data" | "filter">) {
  const t = useWords(hcpWords);
  return (
    <Select
      clearable
      searchable
      limit={100}
      placeholder={t("choose")}
      nothingFoundMessage={t("nothingFound")}
      value={value || null}
      onChange={(next) => onChange?.(next ?? "")}
      {...props}
    />
  );
}

/** An institution, found the way the list finds it. */
export function InstitutionPicker(props: PickProps) {
  return useSeesAll() ? <ServerPicker {...props} /> : <TabletPicker {...props} />;
}

/** Two institutions of one name differ by where they are. */
function WithPlace({ name, place }: { name: string; place?: string }) {
  return (
    <span>
      {name}
      {place && <small className="h-pick-place">{place}</small>}
    </span>
  );
}

function TabletPicker(props: PickProps) {
  const rows = useRows("institutions");
  const byId = useInstitutionMap();
  const data = useMemo(
    () => [...(rows ?? [])].sort(compareNames).map((row) => ({ value: row.id, label: row.name })),
    [rows],
  );
  const filter: OptionsFilter = ({ options, search }) =>
    (options as ComboboxItem[]).filter((option) => {
      const row = byId?.get(option.value);
      return row !== undefined && found(row, search);
    });
  return <Pick data={data} filter={filter} {...props} />;
}

/** Among all institutions the server has; `first` is looked for before anything is typed. */
export function ServerPicker({ first = "", ...props }: PickProps & { first?: string }) {
  const t = useWords(hcpWords);
  const [typed, setTyped] = useState(first);
  const [search] = useDebouncedValue(typed, 250);
  const name = useInstitutionName(props.value || null);
  const asked = search === name ? "" : search;
  const query = useQuery({
    queryKey: ["institutions", "pick", asked],
    queryFn: async () =>
      (await api.GET("/api/institutions", { params: { query: { search: asked, limit: 30 } } })).data?.items,
    placeholderData: (before: Institution[] | undefined) => before,
  });
  const data = (query.data ?? []).map((row) => ({ value: row.id, label: row.name }));
  const places = new Map(query.data?.map((row) => [row.id, row.division_text]));
  if (props.value && name && !data.some((one) => one.value === props.value)) {
    data.unshift({ value: props.value, label: name });
  }
  return (
    <Pick
      data={data}
      filter={asIs}
      searchValue={typed}
      onSearchChange={setTyped}
      renderOption={({ option }) => <WithPlace name={option.label} place={places.get(option.value)} />}
      nothingFoundMessage={query.error ? t("needsNetwork") : t("nothingFound")}
      {...props}
    />
  );
}

/** A department of the chosen institution. */
export function DepartmentPicker({ institution, ...props }: PickProps & { institution: string }) {
  const { departments } = useInstitution(institution);
  const filter: OptionsFilter = ({ options, search }) =>
    (options as ComboboxItem[]).filter((option) => {
      const row = departments?.find((one) => one.id === option.value);
      return row !== undefined && found(row, search);
    });
  const data = [...(departments ?? [])].sort(compareNames).map((row) => ({ value: row.id, label: row.name }));
  return <Pick data={data} filter={filter} disabled={!institution} {...props} />;
}

/** One entry of a code list, also found by its everyday names. */
export function CodePicker({ list, ...props }: PickProps & { list: ListName }) {
  const options = useCodes().options(list);
  const filter: OptionsFilter = ({ options: all, search }) =>
    (all as ComboboxItem[]).filter((option) =>
      options.find((one) => one.value === option.value)?.search.includes(search.trim().toLowerCase()),
    );
  return <Pick data={options.map(({ value, label }) => ({ value, label }))} filter={filter} {...props} />;
}
