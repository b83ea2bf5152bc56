import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useWords } from "@/i18n";
import { BigChoice } from "@/ui/Choice";
import { SignaturePad } from "@/ui/SignaturePad";
import { eventWords } from "../words";

type Props = {
  name: string;
  works: string;
  /** Whether a meal is offered at all. */
  meals: boolean;
  onBack: () => void;
  onSign: (png: ArrayBuffer, meal: boolean) => Promise<void>;
};

/** The guest says whether he eats, where a meal is offered, and signs; nothing is taken for granted. */
export function Sign({ name, works, meals, onBack, onSign }: Props) {
  const t = useWords(eventWords);
  const [meal, setMeal] = useState<"yes" | "no" | null>(null);
  const [png, setPng] = useState<ArrayBuffer | null>(null);
  const [busy, setBusy] = useState(false);
  const ready = png !== null && (meal !== null || !meals);
  const done = async () => {
    if (!png || !ready) return;
    setBusy(true);
    await onSign(png, meal === "yes").finally(() => setBusy(false));
  };
  return (
    <>
      <h2 className="e-kiosk-ask">{t("welcome", { name })}</h2>
      {works && <p className="e-kiosk-note">{works}</p>}
      {meals && (
        <BigChoice
          large
          label={t("willEat")}
          options={[
            { value: "yes", label: t("yesEat") },
            { value: "no", label: t("noEat") },
          ]}
          value={meal}
          onChange={setMeal}
        />
      )}
      <SignaturePad label={t("signature")} hint={t("signatureHint")} onSign={setPng} />
      <Group gap="md">
        <Button size="lg" variant="default" onClick={onBack}>
          {t("notMe")}
        </Button>
        <Button size="lg" style={{ flex: 1 }} disabled={!ready} loading={busy} onClick={() => void done()}>
          {t("signIn")}
        </Button>
      </Group>
    </>
  );
}
