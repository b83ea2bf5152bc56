import { useWords } from "@/i18n";
import { showInstant } from "@/lib/time";
import { Card } from "@/ui/Card";
import { Panel } from "@/ui/Page";
import { StatusBadge, type Tone } from "@/ui/Status";
import { useRequests } from "../queries";
import type { Asking } from "../rows";
import { eventWords } from "../words";

const tones: Readonly<Record<Asking["state"], Tone>> = {
  running: "waiting",
  returned: "needs",
  approved: "done",
  rejected: "needs",
  withdrawn: "plain",
};

/** What was asked about an event and how far it came; nothing before the first request. */
export function Requests({ eventId }: { eventId: string }) {
  const t = useWords(eventWords);
  const requests = useRequests(eventId).data ?? [];
  if (requests.length === 0) return null;
  return (
    <Panel title={t("requests")}>
      <ul className="r-list">
        {requests.map((one) => (
          <li key={one.id}>
            <Card
              to={`/approvals/${one.id}`}
              title={t(one.about_kind === "event" ? "askedEvent" : "askedCloseOut")}
              note={[one.number, when(one)].join(" · ")}
              end={<StatusBadge tone={tones[one.state]}>{t(`request.${one.state}`)}</StatusBadge>}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );

  function when(one: Asking): string {
    if (one.ended_at) return showInstant(one.ended_at);
    return one.expected_at
      ? t("expected", { at: showInstant(one.expected_at) })
      : showInstant(one.handed_in_at);
  }
}
