import { Button } from "@mantine/core";
import { IconDeviceTabletOff } from "@tabler/icons-react";
import { useState } from "react";
import { write } from "@/api/desk";
import type { TabletRow } from "@/api/rows";
import { tabletId } from "@/api/tablet";
import { HistoryButton } from "@/history";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { showAgo, showInstant } from "@/lib/time";
import { useMay, useUser } from "@/offline";
import { Ask } from "@/ui/Ask";
import { notifyDone, notifyProblem } from "@/ui/notify";
import { Note, StatusBadge } from "@/ui/Status";
import { refresh } from "../queries";
import { staffWords } from "../words";

/** Tablets with their last contact; a lost one is revoked here. */
export function TabletRows({ tablets }: { tablets: readonly TabletRow[] }) {
  const t = useWords(staffWords);
  const user = useUser();
  const mayAny = useMay("staff.revoke_tablet");
  const [asked, setAsked] = useState<TabletRow | null>(null);
  return (
    <>
      <ul className="r-rows">
        {tablets.map((tablet) => (
          <li key={tablet.id}>
            <div className="r-row-words">
              <div className="r-row-title">
                {tablet.name}
                {tablet.id === tabletId() && ` (${t("me.this")})`}
              </div>
              <div className="r-row-note">{contactOf(t, tablet)}</div>
            </div>
            <StatusBadge tone={tablet.state === "active" ? "done" : "plain"}>
              {t(`tablet.${tablet.state}`)}
            </StatusBadge>
            <div className="r-panel-acts">
              <HistoryButton quiet kind="tablet" id={tablet.id} name={tablet.name} />
              {tablet.state === "active" && (mayAny || tablet.user_id === user.id) && (
                <Button
                  variant="subtle"
                  color="red.8"
                  leftSection={<IconDeviceTabletOff size={20} aria-hidden />}
                  onClick={() => setAsked(tablet)}
                >
                  {t("tablet.revoke")}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {asked && <Revoke tablet={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

type Say = ReturnType<typeof useWords<typeof staffWords.zh>>;

function contactOf(t: Say, tablet: TabletRow): string {
  if (tablet.revoked_at) return t("tablet.revokedAt", { at: showInstant(tablet.revoked_at) });
  const seen = tablet.last_seen_at
    ? t("tablet.seen", { ago: showAgo(tablet.last_seen_at) })
    : t("tablet.never");
  return `${seen} · ${t("tablet.registered", { at: showInstant(tablet.registered_at) })}`;
}

function Revoke({ tablet, onClose }: { tablet: TabletRow; onClose: () => void }) {
  const t = useWords(staffWords);
  const [busy, setBusy] = useState(false);
  const [key] = useState(newId);
  const revoke = async (reason: string) => {
    setBusy(true);
    try {
      await write({ method: "POST", path: `/api/tablets/${tablet.id}/revoke`, json: { reason }, key });
      refresh("people");
      notifyDone(t("tablet.done"));
      onClose();
    } catch (error) {
      notifyProblem(error);
      setBusy(false);
    }
  };
  return (
    <Ask
      title={t("tablet.revokeTitle", { name: tablet.name })}
      act={t("tablet.revokeAct")}
      danger
      reason="needed"
      phrases={[t("tablet.lost"), t("tablet.stolen"), t("tablet.left"), t("tablet.replaced")]}
      busy={busy}
      onAct={(reason) => void revoke(reason)}
      onClose={onClose}
    >
      <Note tone="needs">{t("tablet.revokeWhat")}</Note>
      <div>
        {tablet.last_seen_at
          ? t("tablet.revokeSeen", { ago: showAgo(tablet.last_seen_at) })
          : t("tablet.never")}
      </div>
    </Ask>
  );
}
