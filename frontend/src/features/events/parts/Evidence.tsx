import { useWords } from "@/i18n";
import { Panel } from "@/ui/Page";
import { StatusBadge } from "@/ui/Status";
import type { EventDetail } from "../rows";
import { eventWords } from "../words";
import { BringEvidence } from "./AfterPart";
import { Files } from "./Files";

/** What proves that the event took place, and what is still missing. */
export function Evidence({ event }: { event: EventDetail }) {
  const t = useWords(eventWords);
  const brought = [...new Set(event.evidence.map((one) => one.kind))];
  if (brought.length + event.evidence_needed.length === 0) return null;
  return (
    <Panel title={t("evidence")} side={<BringEvidence event={event} />}>
      <ul className="r-rows">
        {[...event.evidence_needed, ...brought].map((kind) => {
          const files = event.evidence.filter((one) => one.kind === kind).map((one) => one.file);
          return (
            <li key={kind}>
              <div className="r-row-words">
                <div className="r-row-title">{t(`evidence.${kind}`)}</div>
                <Files of={files} name={t(`evidence.${kind}`)} />
              </div>
              {files.length > 0 ? (
                <StatusBadge tone="done">{t("files", { count: files.length })}</StatusBadge>
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
