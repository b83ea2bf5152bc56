import { Button } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { useUser } from "@/offline";
import { notifyDone, notifyProblem } from "@/ui/notify";
import { inviteAll } from "../commands";
import { keep, refresh } from "../queries";
import type { EventDetail, Invitee } from "../rows";
import { eventWords } from "../words";

type Props = { event: EventDetail; invitees: readonly Invitee[] };

/** Invites everybody on the list who was not asked yet. */
export function InviteAll({ event, invitees }: Props) {
  const t = useWords(eventWords);
  const user = useUser();
  const [busy, setBusy] = useState(false);
  const key = useRef(newId());
  const count = invitees.filter((one) => one.status === "nominated").length;
  if (event.state !== "inviting" || event.owner_id !== user.id || count === 0) return null;
  const act = async () => {
    setBusy(true);
    try {
      keep(await inviteAll(event.id, key.current));
      notifyDone(t("invited", { count }));
      refresh();
    } catch (error) {
      notifyProblem(error);
    }
    key.current = newId();
    setBusy(false);
  };
  return (
    <Button leftSection={<IconSend size={20} aria-hidden />} loading={busy} onClick={() => void act()}>
      {t("inviteAll", { count })}
    </Button>
  );
}
