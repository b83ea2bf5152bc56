import { Button, Group } from "@mantine/core";
import { IconLock, IconLogout, IconRefresh } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { client } from "@/api/request";
import { tabletId } from "@/api/tablet";
import { useWords } from "@/i18n";
import { showInstant } from "@/lib/time";
import { syncNow, useSession, useSyncStatus, useUnsent, useUser } from "@/offline";
import { clockOffset } from "@/offline/clock";
import { lock } from "@/offline/session";
import { Columns, Facts, Page, Panel, Stack } from "@/ui/Page";
import { Note, StatusBadge } from "@/ui/Status";
import { install, isInstalled, useInstallOffer } from "../install";
import { SessionsPanel } from "./SessionsPanel";
import { SignOut } from "./SignOut";
import { deviceWords } from "./words";

/** How this tablet stands: sync, storage, clock; lock and sign-out. */
export function DevicePage() {
  const t = useWords(deviceWords);
  const user = useUser();
  return (
    <Page title={t("title")} note={t("signedInAs", { name: user.name, username: user.username })}>
      <Columns>
        <Stack>
          <SyncPanel />
          <AppPanel />
        </Stack>
        <Stack>
          <SafetyPanel />
          <SessionsPanel />
        </Stack>
      </Columns>
    </Page>
  );
}

function SyncPanel() {
  const t = useWords(deviceWords);
  const { lastSyncAt } = useSyncStatus();
  const { waiting, needs } = useUnsent();
  const seconds = Math.round(clockOffset() / 1000);
  return (
    <Panel
      title={t("sync")}
      side={
        <Button
          variant="default"
          leftSection={<IconRefresh size={20} aria-hidden />}
          onClick={() => syncNow(true)}
        >
          {t("syncNow")}
        </Button>
      }
    >
      <Facts
        of={[
          [t("lastSync"), lastSyncAt ? showInstant(lastSyncAt) : t("never")],
          [t("unsent"), t("unsentValue", { count: waiting })],
          [t("needs"), t("unsentValue", { count: needs })],
          [t("clock"), Math.abs(seconds) < 60 ? t("clockGood") : t("clockValue", { seconds })],
        ]}
      />
    </Panel>
  );
}

type Storage = { persisted: boolean; used: number };

async function readStorage(): Promise<Storage> {
  const persisted = (await navigator.storage?.persisted?.().catch(() => false)) ?? false;
  const estimate = await navigator.storage?.estimate?.().catch(() => undefined);
  return { persisted, used: estimate?.usage ?? 0 };
}

function AppPanel() {
  const t = useWords(deviceWords);
  const now = useSession();
  const offer = useInstallOffer();
  const [storage, setStorage] = useState<Storage>({ persisted: false, used: 0 });
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    void readStorage().then(setStorage);
  }, []);
  const ask = async () => {
    const granted = (await navigator.storage?.persist?.().catch(() => false)) ?? false;
    setRefused(!granted);
    setStorage(await readStorage());
  };
  const unreadable = now.phase === "open" ? now.tab.unreadable.size : 0;
  return (
    <Panel title={t("app")}>
      <Stack>
        <Facts
          of={[
            [
              t("installed"),
              <YesNo key="installed" yes={isInstalled()} word={isInstalled() ? t("yes") : t("no")} />,
            ],
            [
              t("storage"),
              <YesNo
                key="storage"
                yes={storage.persisted}
                word={storage.persisted ? t("storageYes") : t("storageNo")}
              />,
            ],
            [t("used"), `${(storage.used / 1_000_000).toFixed(1)} MB`],
            [t("version"), client],
            [t("tablet"), tabletId().slice(-12)],
          ]}
        />
        {unreadable > 0 && <Note tone="needs">{t("unreadable_count", { count: unreadable })}</Note>}
        {refused && <Note tone="waiting">{t("storageRefused")}</Note>}
        <Group gap="xs">
          {offer && <Button onClick={() => void install()}>{t("installNow")}</Button>}
          {!storage.persisted && (
            <Button variant="default" onClick={() => void ask()}>
              {t("storageAsk")}
            </Button>
          )}
        </Group>
      </Stack>
    </Panel>
  );
}

function YesNo({ yes, word }: { yes: boolean; word: string }) {
  return (
    <span style={{ display: "inline-flex", whiteSpace: "normal" }}>
      <StatusBadge tone={yes ? "done" : "waiting"}>{word}</StatusBadge>
    </span>
  );
}

function SafetyPanel() {
  const t = useWords(deviceWords);
  const [leaving, setLeaving] = useState(false);
  return (
    <Panel title={t("safety")}>
      <Stack>
        <div>{t("lockNote")}</div>
        <Button leftSection={<IconLock size={20} aria-hidden />} onClick={() => void lock()}>
          {t("lock")}
        </Button>
        <div className="r-card-note">{t("pinNote")}</div>
        <div className="r-card-note">{t("signOutNote")}</div>
        <Button
          variant="outline"
          color="red"
          leftSection={<IconLogout size={20} aria-hidden />}
          onClick={() => setLeaving(true)}
        >
          {t("signOut")}
        </Button>
      </Stack>
      {leaving && <SignOut onClose={() => setLeaving(false)} />}
    </Panel>
  );
}
