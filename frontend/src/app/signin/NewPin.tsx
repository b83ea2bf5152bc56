import { useCallback, useState } from "react";
import { useWords } from "@/i18n";
import { Note } from "@/ui/Status";
import { PinPad } from "./PinPad";
import { signInWords } from "./words";

/** 111111 and 123456 are what a finder tries first. */
export function isWeak(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, n) => Number(digit) - Number(pin[n]));
  return steps.every((step) => step === steps[0]) && Math.abs(steps[0] ?? 0) <= 1;
}

/** Twice the same six digits. */
export function NewPin({ onPin, busy }: { onPin: (pin: string) => void; busy: boolean }) {
  const t = useWords(signInWords);
  const [first, setFirst] = useState("");
  const [fault, setFault] = useState<"pin.different" | "pin.weak" | null>(null);
  const take = useCallback(
    (pin: string) => {
      setFault(null);
      if (!first) return isWeak(pin) ? setFault("pin.weak") : setFirst(pin);
      if (pin === first) return onPin(pin);
      setFirst("");
      setFault("pin.different");
    },
    [first, onPin],
  );
  const title = first ? t("pin.repeat") : t("pin.new");
  return (
    <div className="r-door-form" data-pin>
      <h2>{title}</h2>
      <p>{first ? t("pin.repeatNote") : t("pin.newNote")}</p>
      {fault && (
        <Note tone="needs" alert>
          {t(fault)}
        </Note>
      )}
      <PinPad label={title} onPin={take} busy={busy} />
    </div>
  );
}
