import { type ReactNode, useEffect, useState } from "react";
import { queryClient } from "@/api/client";
import { useWords } from "@/i18n";
import { useSession } from "@/offline";
import { Door } from "./signin/Door";
import { LockScreen } from "./signin/LockScreen";
import { SignIn } from "./signin/SignIn";
import { appWords } from "./words";

/** Shows the app only while the tablet is open; the address stays, so a lock does not lose the page. */
export function Gate({ children }: { children: ReactNode }) {
  const now = useSession();
  const [password, setPassword] = useState(false);
  useEffect(() => {
    if (now.phase === "open") setPassword(false);
    else queryClient.clear();
  }, [now.phase]);
  if (now.phase === "open") return children;
  if (now.phase === "starting") return <Starting />;
  if (now.phase === "locked" && !password) {
    return (
      <LockScreen
        who={now.who}
        reason={now.reason}
        unsent={now.unsent}
        onPassword={() => setPassword(true)}
      />
    );
  }
  return <SignIn newPin={password} onBack={now.phase === "locked" ? () => setPassword(false) : undefined} />;
}

function Starting() {
  const t = useWords(appWords);
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return <Door>{late && <p role="status">{t("starting")}</p>}</Door>;
}
