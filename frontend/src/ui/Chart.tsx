import { Table } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useWords } from "@/i18n";
import { uiWords } from "./words";

export type Series = {
  name: string;
  values: readonly number[];
  color?: string;
  /** In a stacked chart: a bar of its own beside the stack, for what is counted in the stack already. */
  apart?: boolean;
};
type Props = {
  label: string;
  categories: readonly string[];
  series: readonly Series[];
  stacked?: boolean;
  /** False when the page shows the numbers itself. */
  table?: boolean;
};

const colors = ["#1558d6", "#116a3c", "#c2630a", "#b42318", "#5b47b0", "#486581"];

/** Bars, and the same numbers as a table beneath: nobody has to trust a picture. ECharts comes only when needed. */
export function BarChart({ label, categories, series, stacked, table = true }: Props) {
  const t = useWords(uiWords);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let gone = false;
    let chart: { dispose: () => void; resize: () => void } | undefined;
    void import("./echarts").then(({ drawBars }) => {
      if (!gone && frame.current)
        chart = drawBars(frame.current, { label, categories, series, stacked, colors });
    });
    const fit = () => chart?.resize();
    window.addEventListener("resize", fit);
    return () => {
      gone = true;
      window.removeEventListener("resize", fit);
      chart?.dispose();
    };
  }, [label, categories, series, stacked]);
  return (
    <figure style={{ margin: 0 }}>
      <div ref={frame} className="r-chart" role="img" aria-label={label} />
      {table && (
        <details>
          <summary style={{ minHeight: 48, display: "flex", alignItems: "center", cursor: "pointer" }}>
            {t("numbers")}
          </summary>
          <Numbers label={label} categories={categories} series={series} />
        </details>
      )}
    </figure>
  );
}

function Numbers({ label, categories, series }: Props) {
  return (
    <Table.ScrollContainer minWidth={480}>
      <Table>
        <caption className="r-hidden">{label}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th />
            {series.map((one) => (
              <Table.Th key={one.name}>{one.name}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {categories.map((category, n) => (
            <Table.Tr key={category}>
              <Table.Th scope="row">{category}</Table.Th>
              {series.map((one) => (
                <Table.Td key={one.name}>{one.values[n] ?? 0}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
