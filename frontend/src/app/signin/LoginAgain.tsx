import { Button, Modal, PasswordInput } from "@mantine/core";
import { useState } from "react";
import { useWords } from "@/i18n";
import { syncNow, useUser } from "@/offline";
import { Note } from "@/ui/Status";
import { leaveServer, NotSignedIn, registerTablet, signIn } from "../auth";
import { signInWords } from "./words";

type Fault = "fault.no_answer" | "fault.wrong" | "fault.too_many" | "fault.refused" | "fault.server";

/** The server's session ended while work went on here: the password once, then everything is sent. */
export function LoginAgain({ onClose }: { onClose: () => void }) {
  const t = useWords(signInWords);
  const user = useUser();
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState("");
  const submit = async () => {
    setBusy(true);
    setFault("");
    try {
      const now = await signIn(user.username, password);
      if (now.id !== user.id) {
        await leaveServer();
        setFault(t("fault.other", { name: user.name }));
        return;
      }
      await registerTablet();
      syncNow(true);
      onClose();
    } catch (error) {
      const known = error instanceof NotSignedIn ? error : null;
      setFault(known?.detail || t(`fault.${known?.fault ?? "server"}` as Fault));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t("againTitle")}>
      <form
        className="r-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div>{t("againNote")}</div>
        {fault && (
          <Note tone="needs" alert>
            {fault}
          </Note>
        )}
        <input
          className="r-hidden"
          aria-label={t("username")}
          autoComplete="username"
          readOnly
          tabIndex={-1}
          value={user.username}
        />
        <PasswordInput
          label={`${t("password")} · ${user.name}`}
          autoComplete="current-password"
          enterKeyHint="go"
          value={password}
          visibilityToggleButtonProps={{ "aria-label": t("show") }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" size="lg" loading={busy} disabled={!password}>
          {t("act")}
        </Button>
      </form>
    </Modal>
  );
}
