import { Button } from "@mantine/core";
import { IconDownload, IconSend } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useWords } from "@/i18n";
import { save } from "@/lib/save";
import { syncNow, type TrayItem, useSession, useTray } from "@/offline";
import { exportName, exportOutbox } from "@/offline/export";
import { Page } from "@/ui/Page";
import { EmptyState, Waiting } from "@/ui/States";
import { TrayCard } from "./TrayCard";
import { trayWords } from "./words";

/** What waits, what needs the user, what was sent: nothing is ever lost in between. */
export function TrayPage() {
  const t = useWords(trayWords);
  const tray = useTray();
  if (!tray) {
    return (
      <Page title={t("title")}>
        <Waiting />
      </Page>
    );
  }
  const needs = tray.filter((item) => item.state === "conflict" || item.state === "rejected");
  const waiting = tray.filter((item) => item.state === "queued");
  const sent = tray.filter((item) => item.state === "done").reverse();
  const unsent = needs.length + waiting.length;
  return (
    <Page title={t("title")} note={t("note")} actions={unsent > 0 && <ExportButton />}>
      {unsent === 0 && (
        <section className="r-panel">
          <EmptyState title={t("empty")} note={t("emptyNote")} />
        </section>
      )}
      <Group title={t("needs")} items={needs} />
      <Group title={t("waiting")} items={waiting} side={<SendButton />} />
      <Group title={t("sent")} items={sent} />
    </Page>
  );
}

function Group({ title, items, side }: { title: string; items: TrayItem[]; side?: ReactNode }) {
  if (items.length === 0) return null;
  return (
    <section>
      <div className="r-panel-head">
        <h2>{`${title} · ${items.length}`}</h2>
        {side}
      </div>
      <ul className="r-list">
        {items.map((item) => (
          <li key={item.seq}>
            <TrayCard item={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function SendButton() {
  const t = useWords(trayWords);
  return (
    <Button leftSection={<IconSend size={20} aria-hidden />} variant="default" onClick={() => syncNow(true)}>
      {t("sendNow")}
    </Button>
  );
}

/** The sealed outbox as a file. */
export function ExportButton({ onDone }: { onDone?: () => void }) {
  const t = useWords(trayWords);
  const now = useSession();
  if (now.phase !== "open") return null;
  const { tab } = now;
  const act = async () => {
    save(await exportOutbox(tab), exportName());
    onDone?.();
  };
  return (
    <Button
      variant="default"
      title={t("exportNote")}
      leftSection={<IconDownload size={20} aria-hidden />}
      onClick={() => void act()}
    >
      {t("export")}
    </Button>
  );
}
