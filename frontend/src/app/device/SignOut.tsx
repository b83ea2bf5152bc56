import { Modal } from "@mantine/core";
import { useState } from "react";
import { useWords } from "@/i18n";
import { useUnsent } from "@/offline";
import { signOutHere } from "@/offline/session";
import { Ask } from "@/ui/Ask";
import { Note } from "@/ui/Status";
import { leaveServer } from "../auth";
import { ExportButton } from "../tray/TrayPage";
import { deviceWords } from "./words";

/** Refused while something is unsent, unless it was exported and the word is typed. */
export function SignOut({ onClose }: { onClose: () => void }) {
  const t = useWords(deviceWords);
  const { waiting, needs, read } = useUnsent();
  const [exported, setExported] = useState(false);
  const [busy, setBusy] = useState(false);
  const unsent = waiting + needs;
  const leave = async () => {
    setBusy(true);
    await leaveServer();
    await signOutHere();
  };
  const blocked = (
    <>
      <Note tone="needs" alert>
        {t("blocked", { count: unsent })}
      </Note>
      <div>{t("blockedWay")}</div>
      <ExportButton onDone={() => setExported(true)} />
    </>
  );
  if (!read) return null;
  if (unsent > 0 && !exported) {
    return (
      <Modal opened onClose={onClose} title={t("blockedTitle")}>
        <div className="r-stack">{blocked}</div>
      </Modal>
    );
  }
  return (
    <Ask
      title={t("signOutTitle")}
      act={t("signOutAct")}
      danger
      busy={busy}
      typed={unsent > 0 ? t("word") : undefined}
      typedLabel={unsent > 0 ? t("typed", { word: t("word") }) : undefined}
      onAct={() => void leave()}
      onClose={onClose}
    >
      {unsent > 0 ? <Note tone="done">{t("exported")}</Note> : <div>{t("signOutNote")}</div>}
    </Ask>
  );
}
