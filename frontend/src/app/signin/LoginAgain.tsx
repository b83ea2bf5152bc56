import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useWords } from "@/i18n";
import { syncNow, useUser } from "@/offline";
import { leaveServer, registerTablet, signIn } from "../auth";
import { FaultNote, PasswordField, useAttempt } from "./attempt";
import { signInWords } from "./words";

/** The server's session ended while work went on here: the password once, then everything is sent. */
export function LoginAgain({ onClose }: { onClose: () => void }) {
  const t = useWords(signInWords);
  const user = useUser();
  const [password, setPassword] = useState("");
  const { busy, fault, submit } = useAttempt(async () => {
    const now = await signIn(user.username, password);
    if (now.id !== user.id) {
      await leaveServer();
      return t("fault.other", { name: user.name });
    }
    await registerTablet();
    syncNow(true);
    onClose();
    return undefined;
  });
  return (
    <Modal opened onClose={onClose} title={t("againTitle")}>
      <form className="r-stack" onSubmit={submit}>
        <div>{t("againNote")}</div>
        <FaultNote fault={fault} />
        <input
          className="r-hidden"
          aria-label={t("username")}
          autoComplete="username"
          readOnly
          tabIndex={-1}
          value={user.username}
        />
        <PasswordField of={user.name} value={password} onChange={setPassword} />
        <Button type="submit" size="lg" loading={busy} disabled={!password}>
          {t("act")}
        </Button>
      </form>
    </Modal>
  );
}
