import { newId } from "@/lib/id";

// What the browser remembers about this tablet in the clear: its id and who has signed in here.
const STORE = "rounds.tablet";

export type Resident = { id: number; name: string };
type Remembered = { id: string; residents: Resident[]; last: number | null };

function recall(): Remembered {
  try {
    const kept = JSON.parse(localStorage.getItem(STORE) ?? "null") as Remembered | null;
    if (kept?.id) return kept;
  } catch {
    // A damaged note is as good as none: the tablet registers again at the next sign-in.
  }
  return { id: newId(), residents: [], last: null };
}

function keep(next: Remembered): void {
  localStorage.setItem(STORE, JSON.stringify(next));
}

export function tabletId(): string {
  const kept = recall();
  if (!localStorage.getItem(STORE)) keep(kept);
  return kept.id;
}

export function residents(): Resident[] {
  return recall().residents;
}

export function lastResident(): Resident | null {
  const kept = recall();
  return kept.residents.find((one) => one.id === kept.last) ?? null;
}

export function rememberResident(who: Resident): void {
  const kept = recall();
  const others = kept.residents.filter((one) => one.id !== who.id);
  keep({ ...kept, residents: [...others, { id: who.id, name: who.name }], last: who.id });
}

export function forgetResident(id: number): void {
  const kept = recall();
  keep({ ...kept, residents: kept.residents.filter((one) => one.id !== id), last: null });
}

/** A revoked tablet comes back as a new one. */
export function forgetTablet(): void {
  localStorage.removeItem(STORE);
}

/** "Chrome on Android": how the tablet introduces itself. */
export function tabletName(): string {
  const agent = navigator.userAgent;
  const system = /iPad|iPhone/.test(agent)
    ? "iPad"
    : /Android/.test(agent)
      ? "Android"
      : /Windows/.test(agent)
        ? "Windows"
        : /Mac OS/.test(agent)
          ? "Mac"
          : "Linux";
  const browser = /Edg\//.test(agent) ? "Edge" : /Chrome\//.test(agent) ? "Chrome" : "Safari";
  return `${system} · ${browser}`;
}
