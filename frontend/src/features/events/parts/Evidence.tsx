import { useWords } from "@/i18n";
import { Panel } from "@/ui/Page";
import { StatusBadge } from "@/ui/Status";
import type { EventDetail } from "../rows";
import { eventWords } from "../words";
import { BringEvidence } from "./AfterPart";

/** What proves that the event took place, and what is still missing. */
export function Evidence({ event }: { event: EventDetail }) {
  const t = useWords(eventWords);
  const brought = [...new Set(event.evidence.map((one) => one.kind))];
  if (brought.length + event.evidence_needed.length === 0) return null;
  return (
    <Panel title={t("evidence")} side={<BringEvidence event={event} />}>
      <ul className="r-rows">
        {[...event.evidence_needed, ...brought].map((kind) => {
          const count = event.evidence.filter((one) => one.kind === kind).length;
          return (
            <li key={kind}>
              <div className="r-row-words">
                <div className="r-row-title">{t(`evidence.${kind}`)}</div>
              </div>
              {count > 0 ? (
                <StatusBadge tone="done">{t("files", { count })}</StatusBadge>
              ) : (
                <StatusBadge tone="plain">{t("evidenceMissing")}</StatusBadge>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
