import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useWords } from "@/i18n";
import { hcpWords } from "../words";

type Props = {
  present: ReadonlyMap<string, unknown>;
  now: string;
  onJump: (letter: string) => void;
};

// No syllable begins with I, U or V; they appear only when a name written in Latin letters does.
const usual = [..."ABCDEFGHJKLMNOPQRSTWXYZ"];

function lettersOf(present: ReadonlyMap<string, unknown>): string[] {
  const all = new Set([...usual, ...present.keys()]);
  return [...all].sort((one, other) => (one === "#" ? -1 : other === "#" ? 1 : one < other ? -1 : 1));
}

/** The alphabet beside a list: tap a letter or slide along it. */
export function LetterRail({ present, now, onJump }: Props) {
  const t = useWords(hcpWords);
  const rail = useRef<HTMLElement>(null);
  const last = useRef("");
  const slide = (event: PointerEvent) => {
    if (event.buttons === 0 && event.type !== "pointerdown") return;
    const under = document.elementFromPoint(event.clientX, event.clientY);
    const letter = under instanceof HTMLElement ? (under.dataset.letter ?? "") : "";
    if (!letter || letter === last.current || !present.has(letter)) return;
    last.current = letter;
    onJump(letter);
  };
  const step = (event: KeyboardEvent) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const open = [...(rail.current?.querySelectorAll<HTMLElement>("button:enabled") ?? [])];
    const next = open[open.indexOf(document.activeElement as HTMLElement) + by];
    if (!by || !next) return;
    event.preventDefault();
    next.focus();
  };
  const entry = present.has(now) ? now : [...present.keys()][0];
  return (
    <nav
      ref={rail}
      className="h-rail"
      aria-label={t("rail")}
      onPointerDown={slide}
      onPointerMove={slide}
      onPointerUp={() => {
        last.current = "";
      }}
      onKeyDown={step}
    >
      {lettersOf(present).map((letter) => (
        <button
          key={letter}
          type="button"
          data-letter={letter}
          disabled={!present.has(letter)}
          tabIndex={letter === entry ? 0 : -1}
          aria-current={letter === now ? "true" : undefined}
          onClick={() => onJump(letter)}
        >
          {letter}
        </button>
      ))}
    </nav>
  );
}
