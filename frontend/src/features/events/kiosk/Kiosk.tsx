import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { instant } from "@/lib/time";
import { useSave } from "@/offline";
import type { EventRow, Invitee } from "../rows";
import { type Here, type Listed, signInCommand, type WalkIn, walkInCommand } from "../sign-in";
import { eventWords } from "../words";
import { Find } from "./Find";
import { Sign } from "./Sign";
import { Thanks } from "./Thanks";
import { WalkInForm } from "./WalkInForm";

type Step =
  | { at: "find" }
  | { at: "walk_in"; who?: WalkIn }
  | { at: "sign"; name: string; works: string; invitee?: Invitee; walkIn?: WalkIn }
  | { at: "thanks"; name: string };

type Props = { event: EventRow; listed: readonly Listed[]; here: Here; onClose: () => void };

/** The door: a guest finds his name, signs, and the tablet is ready for the next; it needs no network. */
export function Kiosk({ event, listed, here, onClose }: Props) {
  const t = useWords(eventWords);
  const [step, setStep] = useState<Step>({ at: "find" });
  const save = useSave();
  const first = () => setStep({ at: "find" });
  const sign = async (bytes: ArrayBuffer, meal: boolean) => {
    if (step.at !== "sign") return;
    const signed = { id: newId(), signature: { id: newId(), bytes }, meal, at: instant() };
    if (step.invitee) await save(signInCommand(step.invitee, signed));
    else if (step.walkIn) await save(walkInCommand(event.id, newId(), step.walkIn, signed));
    setStep({ at: "thanks", name: step.name });
  };
  return (
    <Modal
      opened
      fullScreen
      withCloseButton={false}
      closeOnEscape={false}
      onClose={onClose}
      title={event.title}
      classNames={{
        content: "e-kiosk",
        header: "e-kiosk-head",
        title: "e-kiosk-title",
        body: "e-kiosk-body",
      }}
    >
      <div className="e-kiosk-count" aria-live="polite">
        {t("hereCount", { count: here.came })}
      </div>
      {step.at === "find" && (
        <Find
          listed={listed}
          onChoose={(invitee) =>
            setStep({ at: "sign", name: invitee.name, works: worksOf(invitee), invitee })
          }
          onWalkIn={() => setStep({ at: "walk_in" })}
        />
      )}
      {step.at === "walk_in" && (
        <WalkInForm
          onBack={first}
          onDone={(walkIn) => setStep({ at: "sign", name: walkIn.name, works: worksOf(walkIn), walkIn })}
        />
      )}
      {step.at === "sign" && (
        <Sign name={step.name} works={step.works} meals={event.offers_meals} onBack={first} onSign={sign} />
      )}
      {step.at === "thanks" && <Thanks name={step.name} onNext={first} />}
      {step.at === "find" && (
        <Button className="e-kiosk-out" variant="subtle" onClick={onClose}>
          {t("closeKiosk")}
        </Button>
      )}
    </Modal>
  );
}

const worksOf = (one: { institution_name: string; department_name: string }) =>
  [one.institution_name, one.department_name].filter(Boolean).join(" · ");
