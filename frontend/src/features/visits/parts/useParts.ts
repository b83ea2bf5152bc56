import { useRef, useState } from "react";

/** What is entered so far, part by part; two parts entered before the screen is drawn anew are both kept. */
export function useParts<F extends object>(first: F, keep: (form: F) => void) {
  const [form, show] = useState(first);
  const latest = useRef(first);
  const start = (next: F) => {
    latest.current = next;
    show(next);
  };
  const change = (part: Partial<F>) => {
    start({ ...latest.current, ...part });
    keep(latest.current);
  };
  return { form, start, change };
}
