import {
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudOff,
  IconCloudUp,
  IconDownload,
  IconLogin2,
  IconRefresh,
} from "@tabler/icons-react";
import { useNavigate } from "react-router";
import { type Say, useWords } from "@/i18n";
import { showAgo } from "@/lib/time";
import { syncNow, useSyncStatus, useUnsent } from "@/offline";
import type { SyncStatus } from "@/offline/sync";
import type { Tone } from "@/ui/Status";
import { appWords } from "./words";

type Chip = { tone: Tone; Icon: typeof IconRefresh; word: string; turn?: boolean; go?: "tray" | "login" };
type Count = { waiting: number; needs: number; read: boolean };

/** One state, the most urgent one; the same words everywhere. */
export function chipOf(t: Say<typeof appWords.zh>, status: SyncStatus, count: Count): Chip {
  if (status.update) return { tone: "needs", Icon: IconDownload, word: t("chip.update") };
  if (status.signIn) return { tone: "needs", Icon: IconLogin2, word: t("chip.login"), go: "login" };
  if (count.needs > 0) {
    return {
      tone: "needs",
      Icon: IconAlertTriangle,
      word: t("chip.needs", { count: count.needs }),
      go: "tray",
    };
  }
  if (status.phase === "sending") {
    const word = t("chip.sending", { n: Math.min(status.sent + 1, status.total), total: status.total });
    return { tone: "waiting", Icon: IconRefresh, word, turn: true };
  }
  if (!status.online) {
    const word = count.waiting ? t("chip.offlineWaiting", { count: count.waiting }) : t("chip.offline");
    return {
      tone: count.waiting ? "waiting" : "plain",
      Icon: IconCloudOff,
      word,
      go: count.waiting ? "tray" : undefined,
    };
  }
  if (count.waiting > 0) {
    return {
      tone: "waiting",
      Icon: IconCloudUp,
      word: t("chip.waiting", { count: count.waiting }),
      go: "tray",
    };
  }
  if (!count.read) return { tone: "plain", Icon: IconRefresh, word: t("chip.reading") };
  if (status.phase === "pulling")
    return { tone: "done", Icon: IconRefresh, word: t("chip.pulling"), turn: true };
  return { tone: "done", Icon: IconCloudCheck, word: t("chip.synced") };
}

/** Always at the same place: am I online, what waits. A tap syncs now and opens the list. */
export function SyncChip({ onLogin }: { onLogin: () => void }) {
  const t = useWords(appWords);
  const status = useSyncStatus();
  const count = useUnsent();
  const navigate = useNavigate();
  const { tone, Icon, word, turn, go } = chipOf(t, status, count);
  const tap = () => {
    if (go === "login") return onLogin();
    syncNow(true);
    if (go === "tray") void navigate("/tray");
  };
  const last = status.lastSyncAt ? t("chip.last", { ago: showAgo(status.lastSyncAt) }) : undefined;
  return (
    <button
      type="button"
      className="r-chip"
      data-tone={tone}
      data-chip={go ?? "sync"}
      title={last}
      onClick={tap}
    >
      <Icon size={22} aria-hidden data-turn={turn || undefined} />
      <span aria-live="polite">{word}</span>
    </button>
  );
}
