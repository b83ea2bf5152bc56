import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { type ReactNode, useState } from "react";
import type { DeviceModel } from "@/api/device-rows";
import type { Id } from "@/api/rows";
import { useWords } from "@/i18n";
import { deviceName, modelName, unitOf } from "../device";
import { useHospital, useInstitutionSearch, useModels, useSiblings } from "../queries";
import { deviceWords } from "../words";

type Props<V> = { value: V; onChange: (id: V) => void; error?: ReactNode };

/** One model of the catalogue; `known` is named before anything is typed. */
export function ModelPicker({
  value,
  known,
  onChange,
  error,
}: Props<Id | null> & { known?: DeviceModel | null }) {
  const t = useWords(deviceWords);
  const [typed, setTyped] = useState("");
  const [asked] = useDebouncedValue(typed, 250);
  const found = useModels(asked, true).data?.pages[0]?.items ?? [];
  const all = known && !found.some((one) => one.id === known.id) ? [known, ...found] : found;
  return (
    <Select
      label={t("model")}
      description={t("modelHint")}
      required
      searchable
      data={all.map((one) => ({
        value: one.id,
        label: [modelName(one), one.model_no, one.maker].filter(Boolean).join(" · "),
      }))}
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value}
      onChange={onChange}
      nothingFoundMessage={t("modelNone")}
      error={error}
    />
  );
}

/** One hospital the reader serves; `known` is named before anything is typed. */
export function HospitalPicker({
  value,
  known,
  onChange,
  error,
}: Props<Id | null> & { known?: { id: Id; name: string } }) {
  const t = useWords(deviceWords);
  const [typed, setTyped] = useState("");
  const [asked] = useDebouncedValue(typed, 250);
  const found = useInstitutionSearch(asked).data ?? [];
  const data = found.map((one) => ({ value: one.id, label: one.name }));
  if (known && !data.some((one) => one.value === known.id)) {
    data.unshift({ value: known.id, label: known.name });
  }
  return (
    <Select
      label={t("institution")}
      description={t("institutionHint")}
      required
      searchable
      data={data}
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value}
      onChange={onChange}
      nothingFoundMessage={typed ? t("institutionNone") : undefined}
      error={error}
    />
  );
}

/** One department of the hospital that was chosen. */
export function DepartmentPicker({
  hospital,
  value,
  onChange,
  error,
}: Props<Id | null> & { hospital: Id | null }) {
  const t = useWords(deviceWords);
  const departments = useHospital(hospital).data?.departments ?? [];
  return (
    <Select
      label={t("department")}
      searchable
      clearable
      disabled={hospital === null}
      data={departments.map((one) => ({ value: one.id, label: one.name }))}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}

/** The device this one is part of, at the same hospital. */
export function ParentPicker({
  hospital,
  own,
  value,
  onChange,
  error,
}: Props<Id | null> & { hospital: Id | null; own?: Id }) {
  const t = useWords(deviceWords);
  const siblings = useSiblings(hospital).data ?? [];
  const words = { sn: t("sn"), lot: t("lotWord") };
  return (
    <Select
      label={t("parent")}
      description={t("parentHint")}
      searchable
      clearable
      disabled={hospital === null}
      data={siblings
        .filter((one) => one.id !== own)
        .map((one) => ({
          value: one.id,
          label: [deviceName(one), unitOf(one, words), one.number].filter(Boolean).join(" · "),
        }))}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
