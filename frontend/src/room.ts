import type { ComponentType } from "react";
import type { RouteObject } from "react-router";
import type { TableSpec } from "@/offline";

/** One place in the rail or the bottom bar. */
export type NavItem = {
  to: string;
  icon: ComponentType<{ size?: number | string; stroke?: number | string; "aria-hidden"?: boolean }>;
  /** `() => say(words, "nav")`: read at every drawing, so the language may change. */
  label: () => string;
  /** Shown when the user has one of these codes; without it, to everybody. */
  codes?: readonly string[];
  /** 10 Today, 20 Accounts, 30 Visits ... The first four stay in the portrait bar, the rest goes under "More". */
  order: number;
};

/** How the tray and the conflict screen speak about the rows of a kind. */
export type CommandView = {
  kind: string;
  /** The name of a field; null hides it. */
  field: (name: string) => string | null;
  /** A value as the reader sees it. */
  value: (name: string, value: unknown) => string;
  /** The same for a screen, where ids can be told by the names on the tablet. */
  useValue?: () => (name: string, value: unknown) => string;
  /** The page of the thing. */
  page?: (id: string) => string;
};

/** What one room offers and another uses without knowing it. A new offer is a line here. */
export type Slots = {
  /** The visits of an HCP or an institution, newest first, on its page. */
  "visits.of": ComponentType<{ hcpId?: string; institutionId?: string }>;
  /** What was given to an HCP this year and what room is left, on its page. */
  "ledger.of": ComponentType<{ hcpId: string }>;
  /** What the word lists hear in texts that are being written: one line for each list. */
  "cases.heard": ComponentType<{ texts: readonly string[] }>;
  /** The way to report an adverse event learned at a record. */
  "cases.report": ComponentType<{ kind: "visit"; id: string }>;
  /** The open cases that wait for the reader, above what else does. */
  "cases.waiting": ComponentType;
  /** What in my papers needs care soon: shown where the day begins. */
  "permit.warnings": ComponentType;
};

/** Everything a feature hands to the app: listed once in src/app/rooms.ts. */
export type Room = {
  name: string;
  tables: readonly TableSpec[];
  routes: readonly RouteObject[];
  nav: readonly NavItem[];
  views?: readonly CommandView[];
  offers?: Partial<Slots>;
};

const offered: Partial<Slots> = {};
const views = new Map<string, CommandView>();

/** Called once at the start, with every room. */
export function furnish(rooms: readonly Room[]): void {
  for (const room of rooms) {
    Object.assign(offered, room.offers);
    for (const view of room.views ?? []) views.set(view.kind, view);
  }
}

/** What a room offers under this name, or undefined when no room does. */
export function slot<N extends keyof Slots>(name: N): Slots[N] | undefined {
  return offered[name];
}

export function commandView(kind: string): CommandView | undefined {
  return views.get(kind);
}
