import { useEffect, useState } from "react";
import { useWords } from "@/i18n";
import { PIN_LENGTH } from "@/offline/session";
import { signInWords } from "./words";

type Props = { onPin: (pin: string) => void; busy?: boolean; label: string };

const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** Six digits under the thumb; a keyboard works too. Empties itself after each try. */
export function PinPad({ onPin, busy, label }: Props) {
  const t = useWords(signInWords);
  const [pin, setPin] = useState("");
  const add = (digit: string) => !busy && setPin((now) => (now.length < PIN_LENGTH ? now + digit : now));
  const drop = () => setPin((now) => now.slice(0, -1));
  useEffect(() => {
    if (pin.length < PIN_LENGTH) return;
    setPin("");
    onPin(pin);
  }, [pin, onPin]);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (/^\d$/.test(event.key) && !busy) setPin((now) => (now.length < PIN_LENGTH ? now + event.key : now));
      if (event.key === "Backspace") setPin((now) => now.slice(0, -1));
    };
    window.addEventListener("keydown", key);
    return () => window.removeEventListener("keydown", key);
  }, [busy]);
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }} className="r-stack">
      <legend className="r-hidden">{label}</legend>
      <div className="r-dots" aria-hidden>
        {Array.from({ length: PIN_LENGTH }, (_, n) => `dot${n}`).map((key, n) => (
          <i key={key} data-on={n < pin.length || busy || undefined} />
        ))}
      </div>
      <span className="r-hidden" role="status">
        {busy ? t("pin.working") : t("pin.digits", { n: pin.length })}
      </span>
      <div className="r-pin">
        {digits.map((digit) => (
          <button key={digit} type="button" disabled={busy} onClick={() => add(digit)}>
            {digit}
          </button>
        ))}
        <span />
        <button type="button" disabled={busy} onClick={() => add("0")}>
          0
        </button>
        <button type="button" data-word disabled={busy} onClick={drop}>
          {t("pin.delete")}
        </button>
      </div>
    </fieldset>
  );
}
