import type { Visit } from "@/api/rows";
import { useWords } from "@/i18n";
import { showInstant } from "@/lib/time";
import { Panel } from "@/ui/Page";
import { StatusBadge } from "@/ui/Status";
import { visitWords } from "../words";

/** When it happened, when it was written, when it arrived: three clocks, none replaces another (AL-01). */
export function ThreeTimes({ visit }: { visit: Visit }) {
  const t = useWords(visitWords);
  const times = [
    ["happened", visit.happened_at],
    ["written", visit.written_at],
    ["arrived", visit.arrived_at],
  ] as const;
  if (!times.some(([, at]) => at)) return null;
  return (
    <Panel title={t("threeTimes")} side={visit.late && <StatusBadge tone="waiting">{t("late")}</StatusBadge>}>
      <ol className="v-times">
        {times.map(([name, at]) => (
          <li key={name} data-none={!at || undefined}>
            <span className="v-times-name">{t(`time.${name}`)}</span>
            <strong>{at ? showInstant(at) : t(name === "arrived" ? "notArrived" : "notYet")}</strong>
            <small>{t(`time.${name}.by`)}</small>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
