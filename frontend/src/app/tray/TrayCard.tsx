import { Button } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { inLanguage, type Say, useWords } from "@/i18n";
import { showInstant } from "@/lib/time";
import { type TrayItem, useSession } from "@/offline";
import { Moved, withdraw } from "@/offline/resolve";
import { Ask } from "@/ui/Ask";
import { RefusalNote, StatusBadge, type Tone } from "@/ui/Status";
import { trayWords } from "./words";

type T = Say<typeof trayWords.zh>;
const tones: Record<TrayItem["state"], Tone> = {
  queued: "waiting",
  conflict: "needs",
  rejected: "needs",
  done: "done",
};

function stateWord(t: T, item: TrayItem): string {
  if (item.held) return t("state_held");
  if (item.command?.withdrawn) return t("state_withdrawn");
  return t(`state_${item.state}`);
}

function sentence(t: T, item: TrayItem): string {
  if (!item.command) return t("unreadable");
  if (item.state === "conflict") return t("conflictNote");
  const said = item.said;
  const fields = Object.values(said?.fields ?? {}).join(" ");
  return [said?.detail, fields].filter(Boolean).join(" ") || t("refusedNoWords", { status: said?.status });
}

function small(t: T, item: TrayItem): string {
  const reason = item.command?.withdrawn;
  const taken = reason === "theirs" ? t("withdrawnTheirs") : reason && t("withdrawnFor", { reason });
  const when =
    item.state === "done" && !reason
      ? t("sentAt", { when: showInstant(item.doneAt) })
      : t("savedAt", { when: showInstant(item.createdAt) });
  return [
    when,
    item.files > 0 && item.state !== "done" && t("files", { count: item.files }),
    item.held && t("heldNote"),
    taken,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** One saved act: what it is, what the server said, what can be done. */
export function TrayCard({ item }: { item: TrayItem }) {
  const t = useWords(trayWords);
  const needs = item.state === "conflict" || item.state === "rejected";
  return (
    <article className="r-item" data-command={item.id} data-state={item.state}>
      <div className="r-item-top">
        <div className="r-card-body">
          <div className="r-card-title">
            {item.command ? inLanguage(item.command.label) : t("unreadable")}
          </div>
          <div className="r-card-note">{small(t, item)}</div>
        </div>
        <StatusBadge tone={item.command?.withdrawn ? "plain" : tones[item.state]}>
          {stateWord(t, item)}
        </StatusBadge>
      </div>
      {needs && <RefusalNote sentence={sentence(t, item)} rule={item.said?.rule || undefined} />}
      <Acts item={item} needs={needs} />
    </article>
  );
}

function Acts({ item, needs }: { item: TrayItem; needs: boolean }) {
  const t = useWords(trayWords);
  const [asking, setAsking] = useState(false);
  const untried = item.state === "queued" && item.attempts === 0;
  if (!needs && !untried) return null;
  const form = item.command?.form;
  return (
    <div className="r-item-acts">
      {item.state === "conflict" && (
        <Button component={Link} to={`/tray/${item.id}`}>
          {t("decide")}
        </Button>
      )}
      {item.state === "rejected" && form && (
        <Button component={Link} to={`${form}${form.includes("?") ? "&" : "?"}mend=${item.id}`}>
          {t("mend")}
        </Button>
      )}
      <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
        {t("withdraw")}
      </Button>
      {asking && <AskWithdraw item={item} onClose={() => setAsking(false)} />}
    </div>
  );
}

function AskWithdraw({ item, onClose }: { item: TrayItem; onClose: () => void }) {
  const t = useWords(trayWords);
  const now = useSession();
  const [moved, setMoved] = useState(false);
  const act = async (reason: string) => {
    if (now.phase !== "open") return;
    try {
      await withdraw(now.tab, item.id, reason);
      onClose();
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
      setMoved(true);
    }
  };
  return (
    <Ask
      title={t("withdrawTitle")}
      act={t("withdraw")}
      danger
      reason="needed"
      phrases={[t("phrase1"), t("phrase2"), t("phrase3")]}
      error={moved && t("withdrawMoved")}
      onAct={(reason) => void act(reason)}
      onClose={onClose}
    >
      <div>{t("withdrawNote")}</div>
    </Ask>
  );
}
