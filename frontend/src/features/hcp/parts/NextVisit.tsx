import { IconCalendarEvent } from "@tabler/icons-react";
import type { Id } from "@/api/rows";
import { useWords } from "@/i18n";
import { instant, showLongDay, showTime } from "@/lib/time";
import { useRows, useSession, useUser } from "@/offline";
import { Card } from "@/ui/Card";
import { hcpWords } from "../words";

/** My next planned visit to somebody, when there is one. */
export function NextVisit({ hcp }: { hcp: Id }) {
  const now = useSession();
  const carried = now.phase === "open" && now.tab.specs.has("visits");
  return carried ? <Planned hcp={hcp} /> : null;
}

function Planned({ hcp }: { hcp: Id }) {
  const t = useWords(hcpWords);
  const user = useUser();
  const from = instant(Date.now() - 3_600_000);
  const rows = useRows(
    "visits",
    {
      where: { index: "hcp_id", equals: hcp },
      match: (visit) =>
        visit.hcp_id === hcp &&
        visit.owner_id === user.id &&
        visit.state === "planned" &&
        (visit.planned_at ?? "") >= from,
      order: (one, other) => ((one.planned_at ?? "") < (other.planned_at ?? "") ? -1 : 1),
      limit: 1,
    },
    [hcp, user.id],
  );
  const next = rows?.[0];
  if (!next?.planned_at) return null;
  return (
    <Card
      to={`/visits/${next.id}`}
      lead={<IconCalendarEvent size={26} stroke={1.75} aria-hidden />}
      title={`${showLongDay(next.planned_at)} ${showTime(next.planned_at)}`}
      note={t("nextVisit")}
    />
  );
}
