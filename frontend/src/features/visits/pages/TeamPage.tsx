import { SegmentedControl } from "@mantine/core";
import dayjs from "dayjs";
import { useState } from "react";
import { $api } from "@/api/client";
import type { TeamRow } from "@/api/rows";
import { useWords } from "@/i18n";
import { showDay, today } from "@/lib/time";
import { Loaded } from "@/ui/Loaded";
import { Page, Panel } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { Note } from "@/ui/Status";
import { TeamChart } from "../parts/TeamChart";
import { TeamTable } from "../parts/TeamTable";
import { visitWords } from "../words";

export const periods = ["week", "month", "lastMonth", "quarter"] as const;
export type Period = (typeof periods)[number];

const day = (at: dayjs.Dayjs): string => at.format("YYYY-MM-DD");

/** The first and last day of a period, the week beginning on Monday. */
export function daysOf(period: Period, on = today()): { from: string; to: string } {
  const now = dayjs(on);
  if (period === "week") {
    const monday = now.subtract((now.day() || 7) - 1, "day");
    return { from: day(monday), to: day(monday.add(6, "day")) };
  }
  if (period === "quarter") return { from: day(now.subtract(89, "day")), to: on };
  const month = period === "month" ? now : now.subtract(1, "month");
  return { from: day(month.startOf("month")), to: day(month.endOf("month")) };
}

/** How many calls each member of the team has planned, handed in and had approved: counts, never sales (MR-12). */
export function TeamPage() {
  const t = useWords(visitWords);
  const [period, setPeriod] = useState<Period>("month");
  const days = daysOf(period);
  const answer = $api.useQuery("get", "/api/visits/team", {
    params: { query: days },
  });
  return (
    <Page title={t("team")} note={t("teamDays", { from: showDay(days.from), to: showDay(days.to) })} wide>
      <SegmentedControl
        aria-label={t("period")}
        value={period}
        data={periods.map((one) => ({ value: one, label: t(`period.${one}`) }))}
        onChange={(next) => setPeriod(next as Period)}
      />
      <Loaded query={answer}>{({ rows }) => <Counts rows={rows} />}</Loaded>
      <Note tone="plain">{t("countsOnly")}</Note>
    </Page>
  );
}

function Counts({ rows }: { rows: readonly TeamRow[] }) {
  const t = useWords(visitWords);
  if (rows.length === 0) return <EmptyState title={t("noTeam")} />;
  return (
    <>
      <Panel title={t("chartTitle")}>
        <TeamChart rows={rows} />
      </Panel>
      <Panel title={t("tableTitle")}>
        <TeamTable rows={rows} />
      </Panel>
    </>
  );
}
