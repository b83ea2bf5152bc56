// Where the tablet is at check-in: only with consent, asked once, and the reason when there is none.
import type { Position } from "@/api/rows";

export type Consent = "yes" | "no" | "unasked";
export type Located = { position: Position | null; position_missing: string };

const name = (user: number): string => `rounds.position.${user}`;
const PATIENCE = 8_000;

export function consentOf(user: number): Consent {
  const kept = localStorage.getItem(name(user));
  return kept === "yes" || kept === "no" ? kept : "unasked";
}

export function keepConsent(user: number, consent: Consent): void {
  if (consent === "unasked") localStorage.removeItem(name(user));
  else localStorage.setItem(name(user), consent);
}

function missing(reason: string): Located {
  return { position: null, position_missing: reason };
}

const reasons: Record<number, string> = { 1: "declined", 2: "unavailable", 3: "timed_out" };

/** The position, or why there is none: a check-in never waits for it longer than a few seconds. */
export async function locate(consent: Consent): Promise<Located> {
  if (consent !== "yes") return missing("declined");
  if (!("geolocation" in navigator)) return missing("unavailable");
  return new Promise((done) => {
    const late = setTimeout(() => done(missing("timed_out")), PATIENCE + 1_000);
    const settle = (found: Located) => {
      clearTimeout(late);
      done(found);
    };
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        settle({
          position: {
            lat: Number(coords.latitude.toFixed(6)),
            lon: Number(coords.longitude.toFixed(6)),
            accuracy: Math.round(coords.accuracy),
          },
          position_missing: "",
        }),
      (error) => settle(missing(reasons[error.code] ?? "unavailable")),
      { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 60_000 },
    );
  });
}
