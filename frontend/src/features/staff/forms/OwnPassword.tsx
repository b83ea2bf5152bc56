import { PasswordInput } from "@mantine/core";
import { useState } from "react";
import { write } from "@/api/desk";
import { useWords } from "@/i18n";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { notifyDone } from "@/ui/notify";
import { Note } from "@/ui/Status";
import { staffWords } from "../words";

/** Changes one's own password, proving the present one. */
export function OwnPassword({ onClose }: { onClose: () => void }) {
  const t = useWords(staffWords);
  const [again, setAgain] = useState("");
  const [differ, setDiffer] = useState(false);
  const edit = useEdit({
    start: { current: "", password: "" },
    send: (json, { key }) => write({ method: "POST", path: "/api/session/password", json, key }),
    onDone: () => {
      notifyDone(t("me.passwordDone"));
      onClose();
    },
  });
  const { values, set, errorOf } = edit;
  const save = async () => {
    const wrong = again !== values.password;
    setDiffer(wrong);
    if (!wrong) await edit.save();
  };
  return (
    <EditSheet title={t("me.password")} edit={{ ...edit, save }} act={t("me.passwordAct")} onClose={onClose}>
      <Note tone="brand">{t("me.passwordNote")}</Note>
      <PasswordInput
        label={t("me.current")}
        required
        autoComplete="current-password"
        value={values.current}
        onChange={(change) => set({ current: change.currentTarget.value })}
        error={errorOf("current")}
      />
      <PasswordInput
        label={t("me.new")}
        description={t("account.passwordHint")}
        required
        autoComplete="new-password"
        value={values.password}
        onChange={(change) => set({ password: change.currentTarget.value })}
        error={errorOf("password")}
      />
      <PasswordInput
        label={t("me.again")}
        required
        autoComplete="new-password"
        value={again}
        onChange={(change) => setAgain(change.currentTarget.value)}
        error={differ ? t("me.differ") : undefined}
      />
    </EditSheet>
  );
}
