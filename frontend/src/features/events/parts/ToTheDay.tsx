import { Button } from "@mantine/core";
import { IconWritingSign } from "@tabler/icons-react";
import { Link } from "react-router";
import { useWords } from "@/i18n";
import { useMay } from "@/offline";
import { hasDoors } from "../people";
import type { EventRow } from "../rows";
import { eventWords } from "../words";

/** The way to the door and to who is here, for those who run the event. */
export function ToTheDay({ event }: { event: EventRow }) {
  const t = useWords(eventWords);
  const runs = useMay("events.run");
  if (!runs || !event.is_mine || !hasDoors(event)) return null;
  return (
    <Button
      component={Link}
      to={`/events/${event.id}/day`}
      variant="default"
      size="lg"
      leftSection={<IconWritingSign size={22} aria-hidden />}
    >
      {t("openDay")}
    </Button>
  );
}
