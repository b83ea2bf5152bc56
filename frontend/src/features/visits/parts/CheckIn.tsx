import { Button, Modal } from "@mantine/core";
import { IconMapPin, IconMapPinCheck } from "@tabler/icons-react";
import { useState } from "react";
import type { Visit } from "@/api/rows";
import { useWords } from "@/i18n";
import { type Live, useUser } from "@/offline";
import { notifySaved } from "@/ui/notify";
import { uiWords } from "@/ui/words";
import { checkInCommand, useActs } from "../commands";
import { type Consent, consentOf, keepConsent, type Located, locate } from "../position";
import { visitWords } from "../words";

const elsewhere: Located = { position: null, position_missing: "not_given" };

type Props = { visit: Live<Visit>; disabled?: boolean; main?: boolean };

/** "I am here": the position only with consent, asked once on this tablet and remembered. */
export function CheckIn({ visit, disabled, main }: Props) {
  const t = useWords(visitWords);
  const user = useUser();
  const { context, send } = useActs();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const inPerson = visit.channel === "in_person";
  const go = async (consent: Consent) => {
    setAsking(false);
    setBusy(true);
    const now = context();
    await send([checkInCommand(visit, inPerson ? await locate(consent) : elsewhere, now)]);
    setBusy(false);
    notifySaved(t("checkedIn"));
  };
  const tap = () => {
    const consent = consentOf(user.id);
    return inPerson && consent === "unasked" ? setAsking(true) : void go(consent);
  };
  const answer = (consent: Consent) => {
    keepConsent(user.id, consent);
    void go(consent);
  };
  return (
    <>
      <Button
        size={main ? "lg" : "md"}
        variant={main ? "filled" : "default"}
        leftSection={<IconMapPin size={22} aria-hidden />}
        disabled={disabled}
        loading={busy}
        onClick={tap}
      >
        {t("checkIn")}
      </Button>
      {asking && <AskPosition onAnswer={answer} onClose={() => setAsking(false)} />}
    </>
  );
}

type AskProps = { onAnswer: (consent: Consent) => void; onClose: () => void };

function AskPosition({ onAnswer, onClose }: AskProps) {
  const t = useWords(visitWords);
  const close = useWords(uiWords)("close");
  return (
    <Modal opened onClose={onClose} title={t("positionTitle")} closeButtonProps={{ "aria-label": close }}>
      <div className="r-stack">
        <div>{t("positionNote")}</div>
        <Button
          size="lg"
          leftSection={<IconMapPinCheck size={22} aria-hidden />}
          onClick={() => onAnswer("yes")}
        >
          {t("positionYes")}
        </Button>
        <Button size="lg" variant="default" onClick={() => onAnswer("no")}>
          {t("positionNo")}
        </Button>
      </div>
    </Modal>
  );
}
