import { Button } from "@mantine/core";
import { IconLogout } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { read, write } from "@/api/desk";
import type { OwnSession } from "@/api/rows";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { showAgo, showInstant } from "@/lib/time";
import { Ask } from "@/ui/Ask";
import { notifyDone, notifyProblem } from "@/ui/notify";
import { Panel } from "@/ui/Page";
import { ErrorState, Waiting } from "@/ui/States";
import { StatusBadge } from "@/ui/Status";
import { deviceWords } from "./words";

const KEY = ["sessions"];

/** Where one is signed in now; what one does not know is ended here. */
export function SessionsPanel() {
  const t = useWords(deviceWords);
  const query = useQuery({ queryKey: KEY, queryFn: () => read<OwnSession[]>("/api/sessions") });
  return (
    <Panel title={t("sessions")}>
      {query.data ? (
        <Sessions sessions={query.data} />
      ) : query.error ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Waiting />
      )}
    </Panel>
  );
}

function Sessions({ sessions }: { sessions: readonly OwnSession[] }) {
  const t = useWords(deviceWords);
  const [asked, setAsked] = useState<OwnSession | null>(null);
  return (
    <>
      <div className="r-card-note">{t("sessionsNote")}</div>
      <ul className="r-rows">
        {sessions.map((one) => (
          <li key={one.id}>
            <div className="r-row-words">
              <div className="r-row-title">{nameOf(t, one)}</div>
              <div className="r-row-note">
                {t("sessionUsed", { ago: showAgo(one.last_used_at), start: showInstant(one.started_at) })}
              </div>
            </div>
            {one.is_this ? (
              <StatusBadge tone="done">{t("sessionThis")}</StatusBadge>
            ) : (
              <Button
                variant="subtle"
                color="red.8"
                leftSection={<IconLogout size={20} aria-hidden />}
                aria-label={t("sessionEndOf", { name: nameOf(t, one) })}
                onClick={() => setAsked(one)}
              >
                {t("sessionEnd")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked && <End session={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function nameOf(t: ReturnType<typeof useWords<typeof deviceWords.zh>>, one: OwnSession): string {
  return one.tablet_name || one.browser || t("sessionDesk");
}

function End({ session, onClose }: { session: OwnSession; onClose: () => void }) {
  const t = useWords(deviceWords);
  const client = useQueryClient();
  const [key] = useState(newId);
  const end = useMutation({
    mutationFn: () =>
      write<OwnSession[]>({ method: "POST", path: `/api/sessions/${session.id}/end`, json: {}, key }),
    onSuccess: (left) => {
      client.setQueryData(KEY, left);
      notifyDone(t("sessionEnded"));
      onClose();
    },
    onError: notifyProblem,
  });
  return (
    <Ask
      title={t("sessionEndTitle")}
      act={t("sessionEnd")}
      danger
      busy={end.isPending}
      onAct={() => end.mutate()}
      onClose={onClose}
    >
      <div>{t("sessionEndNote", { name: nameOf(t, session) })}</div>
    </Ask>
  );
}
