import type { Id, Visit } from "@/api/rows";
import { useLanguage, useWords } from "@/i18n";
import { showDay, showLongDay, today } from "@/lib/time";
import type { Live } from "@/offline";
import { VirtualList } from "@/ui/VirtualList";
import { dayOfVisit } from "../visit";
import { visitWords } from "../words";
import { VisitCard } from "./VisitCard";

type Line = { id: string; day: string; count: number } | { id: string; visit: Live<Visit> };
type Props = {
  /** In the order of days. */
  visits: readonly Live<Visit>[];
  departments?: ReadonlyMap<Id, string>;
  owner?: boolean;
  onEnd?: () => void;
};

/** Every day gets a heading before its visits. */
export function linesOf(visits: readonly Live<Visit>[]): Line[] {
  const lines: Line[] = [];
  let heading: { id: string; day: string; count: number } | undefined;
  for (const visit of visits) {
    const day = dayOfVisit(visit);
    if (heading?.day !== day) {
      heading = { id: `day:${day}`, day, count: 0 };
      lines.push(heading);
    }
    heading.count += 1;
    lines.push({ id: visit.id, visit });
  }
  return lines;
}

/** Visits under the days they belong to; as long as needed. */
export function DayList({ visits, departments, owner, onEnd }: Props) {
  useLanguage();
  return (
    <VirtualList
      rows={linesOf(visits)}
      keyOf={(line) => line.id}
      onEnd={onEnd}
      render={(line) =>
        "visit" in line ? (
          <VisitCard
            visit={line.visit}
            owner={owner}
            department={departments?.get(line.visit.department_id ?? "")}
          />
        ) : (
          <Heading day={line.day} count={line.count} />
        )
      }
    />
  );
}

function Heading({ day, count }: { day: string; count: number }) {
  const t = useWords(visitWords);
  const same = day.slice(0, 4) === today().slice(0, 4);
  const name = day === today() ? t("today") : same ? showLongDay(day) : showDay(day);
  return (
    <h2 className="v-day-heading">
      {day ? name : t("noDay")}
      <small>{t("visits", { count })}</small>
    </h2>
  );
}
