import { BarChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import type { Series } from "./Chart";

use([BarChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

type Bars = {
  label: string;
  categories: readonly string[];
  series: readonly Series[];
  stacked?: boolean;
  colors: string[];
};

/** Draws bars; the legend stands on top because at the bottom it lies on the axis. */
export function drawBars(frame: HTMLElement, bars: Bars) {
  const chart = init(frame, undefined, { renderer: "canvas" });
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const text = { color: "#334e68", fontSize: 14 };
  chart.setOption({
    animation: !still,
    animationDuration: 150,
    aria: { show: true, label: { description: bars.label } },
    color: bars.colors,
    // A canvas knows no "inherit": an unknown family would throw the size away too.
    textStyle: { fontFamily: getComputedStyle(frame).fontFamily, ...text },
    grid: { left: 8, right: 8, top: 44, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, textStyle: text, itemGap: 18 },
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" } },
    xAxis: { type: "category", data: [...bars.categories], axisLabel: text, axisTick: { show: false } },
    yAxis: { type: "value", minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: "#e3eaf3" } } },
    series: bars.series.map((one) => ({
      type: "bar",
      name: one.name,
      data: [...one.values],
      stack: bars.stacked && !one.apart ? "all" : undefined,
      barMaxWidth: 36,
      itemStyle: { color: one.color, borderRadius: bars.stacked ? 0 : [4, 4, 0, 0] },
    })),
  });
  return chart;
}
