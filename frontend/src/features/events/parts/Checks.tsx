import { useWords } from "@/i18n";
import { Panel } from "@/ui/Page";
import { StatusBadge } from "@/ui/Status";
import { useChecks } from "../queries";
import type { Check, EventDetail } from "../rows";
import { eventWords } from "../words";
import { Answers } from "./Answers";

/** What the rules say about the plan, before it is handed in: only what is broken, by the thing it is about. */
export function Checks({ event }: { event: EventDetail }) {
  const t = useWords(eventWords);
  const checks = useChecks(event, event.may_plan).data;
  if (!event.may_plan || !checks) return null;
  const broken = checks.filter((check) => check.judgement.answers.length > 0);
  return (
    <Panel
      title={t("checks")}
      side={broken.length === 0 && <StatusBadge tone="done">{t("checksFine")}</StatusBadge>}
    >
      {broken.map((check) => (
        <div key={`${check.about} ${check.id}`} className="e-check">
          <b>{aboutWhat(check)}</b>
          <Answers answers={check.judgement.answers} />
        </div>
      ))}
    </Panel>
  );

  function aboutWhat(check: Check): string {
    const line = event.lines.find((one) => one.id === check.id);
    if (line) return t(`category.${line.category}`);
    const speaker = event.engagements.find((one) => one.id === check.id);
    if (speaker) return speaker.speaker_name;
    return t(check.about === "invitee" ? "onTheList" : "event");
  }
}
