import { Button } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { Link } from "react-router";
import { useWords } from "@/i18n";
import { Panel } from "@/ui/Page";
import type { EventDetail } from "../rows";
import { eventWords } from "../words";

/** How many are on the list of an event and how many came; the list is one tap away. */
export function People({ event }: { event: EventDetail }) {
  const t = useWords(eventWords);
  const { listed, accepted, declined, signed_in, walk_ins, unsettled } = event.people;
  const counts = [
    [t("plannedHeads"), event.planned_heads],
    [t("listed"), listed],
    [t("accepted"), accepted],
    [t("declined"), declined],
    [t("signedIn"), signed_in],
    [t("walkIns"), walk_ins],
    ...(unsettled ? ([[t("unsettled"), unsettled]] as const) : []),
  ] as const;
  return (
    <Panel title={t("people")}>
      <dl className="e-counts">
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <Button
        component={Link}
        to={`/events/${event.id}/people`}
        variant="default"
        fullWidth
        mt="md"
        leftSection={<IconUsers size={20} aria-hidden />}
      >
        {t("seePeople")}
      </Button>
    </Panel>
  );
}
