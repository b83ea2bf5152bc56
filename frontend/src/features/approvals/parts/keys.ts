import { useEffect, useRef } from "react";

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest("input, textarea, select, [role=dialog]") !== null;
const asking = () => document.querySelector("[role=dialog]") !== null;

/** What single keys do on this page; never while somebody writes, nor while a sheet asks something. */
export function useKeys(does: Readonly<Record<string, (() => void) | undefined>>): void {
  const current = useRef(does);
  useEffect(() => {
    current.current = does;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || typing(event.target) || asking()) return;
      if (event.key === "Enter" && (event.target as Element | null)?.closest?.("a, button")) return;
      const act = current.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
}
