import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "@/api/client";
import type { Division } from "@/api/rows";
import { useWords } from "@/i18n";
import { useRows } from "@/offline";
import { useCodes } from "../codes";
import { type HcpAsk, type InstitutionAsk, useSeesAll } from "../queries";
import { hcpWords } from "../words";
import { CodePicker, DepartmentPicker, InstitutionPicker } from "./pickers";

type Change = (changes: Record<string, string>) => void;

export function HcpFilters({ ask, onChange }: { ask: HcpAsk; onChange: Change }) {
  const t = useWords(hcpWords);
  return (
    <>
      <InstitutionPicker
        aria-label={t("filter.institution")}
        placeholder={t("filter.institution")}
        value={ask.institution}
        onChange={(institution) => onChange({ institution, department: "" })}
      />
      {ask.institution && (
        <DepartmentPicker
          aria-label={t("filter.department")}
          placeholder={t("filter.department")}
          institution={ask.institution}
          value={ask.department}
          onChange={(department) => onChange({ department })}
        />
      )}
      <CodePicker
        list="titles"
        aria-label={t("filter.title")}
        placeholder={t("filter.title")}
        value={ask.title}
        onChange={(title) => onChange({ title })}
      />
    </>
  );
}

export function InstitutionFilters({ ask, onChange }: { ask: InstitutionAsk; onChange: Change }) {
  const t = useWords(hcpWords);
  const codes = useCodes();
  const provinces = useProvinces();
  const choices = (list: "levels" | "kinds") =>
    codes.options(list).map(({ value, label }) => ({ value, label }));
  const select = (name: "level" | "kind" | "province", data: { value: string; label: string }[]) => (
    <Select
      clearable
      aria-label={t(`filter.${name}`)}
      placeholder={t(`filter.${name}`)}
      data={data}
      value={ask[name] || null}
      onChange={(value) => onChange({ [name]: value ?? "" })}
    />
  );
  return (
    <>
      {select("province", provinces)}
      {select("level", choices("levels"))}
      {select("kind", choices("kinds"))}
    </>
  );
}

// The name of a province ends in one of these: 省, 自治区, 行政区, 市.
const PROVINCE = /^.+?(\u7701|\u81ea\u6cbb\u533a|\u884c\u653f\u533a|\u5e02)/;

/** The provinces to choose from: all of them at a desk, those of one's accounts on a tablet. */
function useProvinces(): { value: string; label: string }[] {
  const all = useSeesAll();
  const rows = useRows("institutions");
  const server = useDivisions("", all);
  return useMemo(() => {
    if (all) return (server ?? []).map((one) => ({ value: one.code.slice(0, 2), label: one.name }));
    const names = new Map<string, string>();
    for (const row of rows ?? []) {
      if (row.province) names.set(row.province, PROVINCE.exec(row.division_text)?.[0] ?? row.province);
    }
    return [...names].sort().map(([value, label]) => ({ value, label }));
  }, [all, server, rows]);
}

/** The divisions directly below one; needs the network. */
export function useDivisions(parent: string | null, on = true): Division[] | undefined {
  const query = useQuery({
    queryKey: ["divisions", parent],
    enabled: on && parent !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { data } = await api.GET("/api/divisions", {
        params: { query: parent ? { parent } : {} },
      });
      return Array.isArray(data) ? data : (data?.items ?? []);
    },
  });
  return query.data;
}
