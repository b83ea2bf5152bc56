import { Button, Group } from "@mantine/core";
import { useCallback, useState } from "react";
import type { Resident } from "@/api/tablet";
import { useWords } from "@/i18n";
import { chooseOther, type LockReason, unlock } from "@/offline/session";
import { Note } from "@/ui/Status";
import { Door } from "./Door";
import { PinPad } from "./PinPad";
import { signInWords } from "./words";

type Props = { who: Resident; reason: LockReason; unsent: number; onPassword: () => void };

/** The tablet is locked: PIN, or sign-in when the lease has ended. What is unsent is named as safe. */
export function LockScreen({ who, reason, unsent, onPassword }: Props) {
  const t = useWords(signInWords);
  return (
    <Door>
      <div className="r-door-form" data-pin={reason === "pin" || undefined}>
        {reason === "lease" ? (
          <>
            <h2>{t("leaseTitle")}</h2>
            <Note tone="waiting">{t("lease")}</Note>
            <Button size="lg" onClick={onPassword}>
              {t("leaseAct")}
            </Button>
          </>
        ) : (
          <PinForm who={who} />
        )}
        {unsent > 0 && <Note tone="waiting">{t("unsent", { count: unsent })}</Note>}
        <Group justify="center" gap="xs">
          {reason === "pin" && (
            <Button variant="subtle" onClick={onPassword}>
              {t("pin.forgot")}
            </Button>
          )}
          <Button variant="subtle" onClick={chooseOther}>
            {t("pin.other")}
          </Button>
        </Group>
      </div>
    </Door>
  );
}

function PinForm({ who }: { who: Resident }) {
  const t = useWords(signInWords);
  const [busy, setBusy] = useState(false);
  const [left, setLeft] = useState<number | null>(null);
  const attempt = useCallback(
    async (pin: string) => {
      setBusy(true);
      const outcome = await unlock(who, pin).finally(() => setBusy(false));
      if (!outcome.ok) setLeft(outcome.left);
    },
    [who],
  );
  return (
    <>
      <h2>{t("pin.hello", { name: who.name })}</h2>
      <p>{t("pin.enter")}</p>
      {left !== null && left > 0 && (
        <Note tone="needs" alert>
          {t("pin.wrong", { count: left })}
        </Note>
      )}
      <PinPad label={t("pin.enter")} onPin={(pin) => void attempt(pin)} busy={busy} />
    </>
  );
}
