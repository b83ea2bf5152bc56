import { useMemo } from "react";
import { useWords } from "@/i18n";
import { BarChart } from "@/ui/Chart";
import { Panel } from "@/ui/Page";
import type { StudyDetail } from "../queries";
import { trialWords } from "../words";

/** Randomised so far, month by month, beside an even pace to the number planned. */
export function Enrolment({ study }: { study: StudyDetail }) {
  const t = useWords(trialWords);
  const months = study.enrolment;
  const categories = useMemo(() => months.map(({ month }) => month.slice(0, 7)), [months]);
  const actual = t("actual");
  const planned = t("planned");
  const series = useMemo(
    () => [
      { name: actual, values: months.map(({ total }) => total) },
      { name: planned, values: months.map((month) => month.planned), color: "#b9c9dc" },
    ],
    [months, actual, planned],
  );
  return (
    <Panel title={t("enrolment")}>
      <p className="t-quiet">{t("enrolmentNote")}</p>
      <BarChart label={t("enrolment")} categories={categories} series={series} />
    </Panel>
  );
}
