import { Button, Modal } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { type ReactNode, useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { useWords } from "@/i18n";
import { useSyncStatus, useUnsent } from "@/offline";
import { CLOCK_WARNING, clockOffset } from "@/offline/clock";
import { Note, type Tone } from "@/ui/Status";
import { install, isInstalled, useInstallOffer } from "./install";
import { useNav } from "./nav";
import { applyUpdate, lookForUpdate, useUpdateReady } from "./update";
import { appWords } from "./words";

const DAY = 86_400_000;
const SNOOZE = "rounds.snooze";

/** A warning put off stays away for this session of the browser, not for ever. */
function useSnooze(name: string): [boolean, () => void] {
  const key = `${SNOOZE}.${name}`;
  const [gone, setGone] = useState(() => sessionStorage.getItem(key) === "1");
  const snooze = () => {
    sessionStorage.setItem(key, "1");
    setGone(true);
  };
  return [gone, snooze];
}

function Banner({ tone, children, acts }: { tone: Tone; children: ReactNode; acts?: ReactNode }) {
  return (
    <Note tone={tone} action={acts && <span className="r-banner-acts">{acts}</span>}>
      {children}
    </Note>
  );
}

/**
 * What the user should know before it hurts; never a modal, never more than one line each. They stand on the
 * pages one comes home to: nothing moves under the finger on a record or in a form.
 */
export function Banners() {
  const { pathname } = useLocation();
  const homes = [...useNav().map((item) => item.to), "/tray", "/device"];
  if (!homes.includes(pathname)) return null;
  return (
    <div className="r-banners">
      <UpdateBanner />
      <FirstPull />
      <UnsentBanner />
      <ClockBanner />
      <InstallBanner />
    </div>
  );
}

function UpdateBanner() {
  const t = useWords(appWords);
  const ready = useUpdateReady();
  const { update } = useSyncStatus();
  useEffect(() => {
    if (update) void lookForUpdate();
  }, [update]);
  if (!ready && !update) return null;
  return (
    <Banner
      tone={update ? "needs" : "brand"}
      acts={ready && <Button onClick={applyUpdate}>{t("updateTap")}</Button>}
    >
      {update ? t("updateNeeded") : t("updateReady")} {update && !ready && t("updateWaiting")}
    </Banner>
  );
}

function FirstPull() {
  const t = useWords(appWords);
  const { phase, pulled, lastSyncAt } = useSyncStatus();
  if (phase !== "pulling" || lastSyncAt > 0 || pulled === 0) return null;
  return <Banner tone="brand">{t("firstPull", { count: pulled })}</Banner>;
}

function UnsentBanner() {
  const t = useWords(appWords);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { oldest } = useUnsent();
  if (Date.now() - oldest < DAY || !Number.isFinite(oldest)) return null;
  const open = pathname !== "/tray" && (
    <Button variant="default" onClick={() => void navigate("/tray")}>
      {t("warn.open")}
    </Button>
  );
  return (
    <Banner tone="needs" acts={open}>
      {t("warn.unsent")}
    </Banner>
  );
}

function ClockBanner() {
  const t = useWords(appWords);
  useSyncStatus();
  const off = Math.abs(clockOffset());
  if (off < CLOCK_WARNING) return null;
  return <Banner tone="waiting">{t("warn.clock", { minutes: Math.round(off / 60_000) })}</Banner>;
}

function InstallBanner() {
  const t = useWords(appWords);
  const offer = useInstallOffer();
  const [gone, later] = useSnooze("install");
  const [shown, how] = useDisclosure();
  const [persisted, setPersisted] = useState(true);
  useEffect(() => {
    void navigator.storage?.persisted?.().then(setPersisted, () => setPersisted(false));
  }, []);
  if (gone || isInstalled()) return null;
  return (
    <>
      <Banner
        tone="waiting"
        acts={
          <>
            <Button variant="default" onClick={offer ? () => void install() : how.open}>
              {offer ? t("warn.installAct") : t("warn.installHow")}
            </Button>
            <Button variant="subtle" onClick={later}>
              {t("warn.later")}
            </Button>
          </>
        }
      >
        {persisted ? t("warn.install") : t("warn.storage")}
      </Banner>
      <Modal opened={shown} onClose={how.close} title={t("warn.installHow")}>
        {t("installSteps")}
      </Modal>
    </>
  );
}
