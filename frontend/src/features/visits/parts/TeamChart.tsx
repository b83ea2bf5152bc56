import { useMemo } from "react";
import type { TeamRow } from "@/api/rows";
import { useLanguage, useWords } from "@/i18n";
import { BarChart, type Series } from "@/ui/Chart";
import { visitWords } from "../words";

const parts = ["approved", "submitted", "returned", "planned"] as const;
const colors = {
  approved: "#116a3c",
  submitted: "#1558d6",
  returned: "#b42318",
  planned: "#9fb3c8",
  late: "#c2630a",
};

/** One bar of four parts for each rep, which add up; the late ones are among them, so they stand beside. */
export function TeamChart({ rows }: { rows: readonly TeamRow[] }) {
  const t = useWords(visitWords);
  const language = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language
  const series = useMemo(
    (): Series[] => [
      ...parts.map((part) => ({
        name: t(`count.${part}`),
        values: rows.map((row) => row[part]),
        color: colors[part],
      })),
      { name: t("count.late"), values: rows.map((row) => row.late), color: colors.late, apart: true },
    ],
    [rows, t, language],
  );
  const categories = useMemo(() => rows.map((row) => row.name), [rows]);
  return <BarChart stacked label={t("chartTitle")} categories={categories} series={series} table={false} />;
}
