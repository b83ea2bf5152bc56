import { useDisclosure } from "@mantine/hooks";
import { useEffect } from "react";
import { Outlet, ScrollRestoration, type UIMatch } from "react-router";
import { serverLanguage, setLanguage, useLanguage, useWords } from "@/i18n";
import { SIDE_BY_SIDE } from "@/ui/SideBySide";
import { tellLanguage } from "./auth";
import { Banners } from "./Banners";
import { Mark } from "./Mark";
import { Navigation } from "./Navigation";
import { SyncChip } from "./SyncChip";
import { LoginAgain } from "./signin/LoginAgain";
import { appWords, productZh } from "./words";

/** Switches between Chinese and English, here and at the server. */
export function LanguageButton({ tell = true }: { tell?: boolean }) {
  const t = useWords(appWords);
  const language = useLanguage();
  const flip = async () => {
    await setLanguage(language === "en" ? "zh-CN" : "en");
    if (tell) await tellLanguage(serverLanguage());
  };
  return (
    <button
      type="button"
      className="r-head-button"
      lang={language === "en" ? "zh-CN" : "en"}
      onClick={() => void flip()}
    >
      {t("language")}
    </button>
  );
}

/** Beside an open record the list stays where it was. */
function placeOf(location: { key: string }, matches: readonly UIMatch[]): string {
  const list = matches.map((one) => (one.handle as { list?: string } | undefined)?.list).find(Boolean);
  return list && matchMedia(SIDE_BY_SIDE).matches ? list : location.key;
}

/** Rail in landscape, bar in portrait, the chip always at the same place. */
export function Shell() {
  const t = useWords(appWords);
  const [login, ask] = useDisclosure();
  useEffect(() => {
    if ("storage" in navigator) void navigator.storage.persist?.().catch(() => undefined);
  }, []);
  return (
    <div className="r-shell">
      <a className="r-skip" href="#content">
        {t("skip")}
      </a>
      <section className="r-head" aria-label={t("statusBar")}>
        <span className="r-wordmark">
          <span className="r-head-mark">
            <Mark size={34} />
          </span>
          Rounds
          <small lang="zh-CN">{productZh}</small>
        </span>
        <span className="r-head-space" />
        <LanguageButton />
        <SyncChip onLogin={ask.open} />
      </section>
      <main className="r-main" id="content" tabIndex={-1}>
        <Banners />
        <Outlet />
      </main>
      <Navigation />
      {login && <LoginAgain onClose={ask.close} />}
      <ScrollRestoration getKey={placeOf} />
    </div>
  );
}
