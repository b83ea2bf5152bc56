import { Button } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { useWords } from "@/i18n";
import { useMay } from "@/offline";
import type { EventDetail } from "../rows";
import { eventWords } from "../words";

/** Everything about the event on paper, for those who may print it. */
export function Dossier({ event }: { event: EventDetail }) {
  const t = useWords(eventWords);
  if (!useMay("events.print_dossier")) return null;
  return (
    <Button
      component="a"
      href={`/api/events/${event.id}/dossier`}
      download
      variant="default"
      leftSection={<IconFileText size={20} aria-hidden />}
    >
      {t("dossier")}
    </Button>
  );
}
