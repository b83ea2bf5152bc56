import { useEffect, useState } from "react";

const MINUTE = 60_000;
export type Span = { hours: number; minutes: number };

/** How long it is until a moment, and whether it lies behind us; full hours and minutes. */
export function spanTo(due: string, now: number): { late: boolean; span: Span } {
  const left = Date.parse(due) - now;
  const minutes = Math.floor(Math.abs(left) / MINUTE);
  return { late: left < 0, span: { hours: Math.floor(minutes / 60), minutes: minutes % 60 } };
}

/** The time now, told anew every half minute. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE / 2);
    return () => clearInterval(timer);
  }, []);
  return now;
}
