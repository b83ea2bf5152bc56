import { Button, TextInput } from "@mantine/core";
import { useCallback, useState } from "react";
import type { TabletKey, User } from "@/api/rows";
import { serverLanguage, setLanguage, useWords } from "@/i18n";
import { adopt, hasStore, OtherKey } from "@/offline/session";
import { wipeUser } from "@/offline/wipe";
import { Note } from "@/ui/Status";
import { registerTablet, signIn, tellLanguage } from "../auth";
import { FaultNote, PasswordField, useAttempt } from "./attempt";
import { Door } from "./Door";
import { NewPin } from "./NewPin";
import { signInWords } from "./words";

type Admitted = { user: User; key: TabletKey };
type Props = { newPin: boolean; onBack?: () => void };

/** Name and password, then a PIN the first time on this tablet or when it was forgotten. */
export function SignIn({ newPin, onBack }: Props) {
  const [admitted, setAdmitted] = useState<Admitted | null>(null);
  const [stranger, setStranger] = useState<Admitted | null>(null);
  const [busy, setBusy] = useState(false);
  const enter = useCallback(async (who: Admitted, pin?: string) => {
    setBusy(true);
    try {
      await adopt(who.user, who.key, pin);
    } catch (error) {
      if (!(error instanceof OtherKey)) throw error;
      setStranger(who);
    } finally {
      setBusy(false);
    }
  }, []);
  const passed = async (who: Admitted) => {
    await setLanguage(who.user.language === "en" ? "en" : "zh-CN");
    if (newPin || !(await hasStore(who.user.id))) setAdmitted(who);
    else await enter(who);
  };
  const startAnew = async (who: Admitted) => {
    await wipeUser(who.user.id);
    setStranger(null);
    setAdmitted(who);
  };
  return (
    <Door>
      {stranger ? (
        <OldData onAct={() => void startAnew(stranger)} />
      ) : admitted ? (
        <NewPin busy={busy} onPin={(pin) => void enter(admitted, pin)} />
      ) : (
        <PasswordForm onPassed={passed} onBack={onBack} />
      )}
    </Door>
  );
}

function OldData({ onAct }: { onAct: () => void }) {
  const t = useWords(signInWords);
  return (
    <div className="r-door-form">
      <Note tone="needs" alert>
        {t("otherKey")}
      </Note>
      <Button color="red" onClick={onAct}>
        {t("otherKeyAct")}
      </Button>
    </div>
  );
}

function PasswordForm({
  onPassed,
  onBack,
}: {
  onPassed: (who: Admitted) => Promise<void>;
  onBack?: () => void;
}) {
  const t = useWords(signInWords);
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const { busy, fault, submit } = useAttempt(async () => {
    const chosen = serverLanguage();
    const user = await signIn(name.trim(), password);
    const key = await registerTablet();
    if (user.language !== chosen) await tellLanguage(chosen);
    await onPassed({ user: { ...user, language: chosen }, key });
    return undefined;
  });
  return (
    <form className="r-door-form" onSubmit={submit}>
      <h2>{t("title")}</h2>
      <p>{t("lead")}</p>
      <FaultNote fault={fault} />
      <TextInput
        label={t("username")}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="next"
        required
        withAsterisk={false}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PasswordField required value={password} onChange={setPassword} />
      <Button type="submit" size="lg" loading={busy}>
        {t("act")}
      </Button>
      {onBack && (
        <Button variant="subtle" onClick={onBack}>
          {t("back")}
        </Button>
      )}
      <p>{t("private")}</p>
    </form>
  );
}
