import { useRef, useState } from "react";
import { newId } from "@/lib/id";
import { Problem } from "@/lib/problem";

export type Values = Record<string, unknown>;
export type Side = "mine" | "theirs";
/** A field somebody else changed while it was being edited. */
export type Clash = { field: string; mine: unknown; theirs: unknown; side: Side };

type Options<V extends Values> = {
  start: V;
  /** The version the edit starts from; none when something new is made. */
  version?: number;
  /** `key` stays the same while the same values are sent again. */
  send: (values: V, how: { version: number | undefined; key: string }) => Promise<unknown>;
  /** How the server's row of a conflict fills this form. */
  read?: (current: Values) => V;
  /** Fields of the act, not of the row, such as its reason: they never clash. */
  apart?: readonly (keyof V & string)[];
  onDone: (answer: unknown) => void;
};

export type Edit<V extends Values> = {
  values: V;
  set: (some: Partial<V>) => void;
  changed: boolean;
  busy: boolean;
  /** The server's remedy beside a field. */
  errorOf: (name: keyof V & string) => string | undefined;
  /** What is wrong and belongs to no field of the form. */
  problem: Problem | null;
  /** The rule behind a remedy beside a field. */
  rule?: string;
  clashes: Clash[] | null;
  save: () => Promise<void>;
  /** Takes a side for each field that clashes, then saves on top of the newer version. */
  settle: (sides: Readonly<Record<string, Side>>) => Promise<void>;
};

const alike = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** What differs; a field the user has not touched takes the other side unless he says otherwise. */
function clashesOf<V extends Values>(start: V, mine: V, theirs: V, apart: readonly string[]): Clash[] {
  return Object.keys(mine)
    .filter((field) => !apart.includes(field) && !alike(mine[field], theirs[field]))
    .map((field) => ({
      field,
      mine: mine[field],
      theirs: theirs[field],
      side: alike(start[field], mine[field]) ? "theirs" : "mine",
    }));
}

/** One key per set of values: pressing "save" again after a lost answer never does it twice. */
function useKey() {
  const kept = useRef({ values: "", key: "" });
  return (values: unknown, version: number | undefined) => {
    const said = JSON.stringify([values, version]);
    if (kept.current.values !== said) kept.current = { values: said, key: newId() };
    return kept.current.key;
  };
}

/** A desk form: values, the server's words beside each field, and both sides when somebody else was faster. */
export function useEdit<V extends Values>({
  start,
  version,
  send,
  read,
  apart = [],
  onDone,
}: Options<V>): Edit<V> {
  const [values, setValues] = useState(start);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [theirs, setTheirs] = useState<{ values: V; version: number } | null>(null);
  const keyOf = useKey();
  const attempt = async (sent: V, from: number | undefined) => {
    setBusy(true);
    setProblem(null);
    try {
      onDone(await send(sent, { version: from, key: keyOf(sent, from) }));
    } catch (error) {
      const found = error instanceof Problem ? error : new Problem(500, null);
      const row = found.code === "stale" ? (found.current as Values | undefined) : undefined;
      if (row && read) setTheirs({ values: read(row), version: Number(row.version) });
      else setProblem(found);
    } finally {
      setBusy(false);
    }
  };
  const clashes = theirs ? clashesOf(start, values, theirs.values, apart) : null;
  const settle = async (sides: Readonly<Record<string, Side>>) => {
    if (!theirs) return;
    const taken = (clashes ?? []).filter(({ field, side }) => (sides[field] ?? side) === "theirs");
    const merged = { ...values, ...Object.fromEntries(taken.map((one) => [one.field, one.theirs])) };
    setValues(merged);
    setTheirs(null);
    await attempt(merged, theirs.version);
  };
  const ownField = Object.keys(problem?.fields ?? {}).some((name) => name in values);
  return {
    values,
    set: (some) => setValues((before) => ({ ...before, ...some })),
    changed: !alike(values, start),
    busy,
    errorOf: (name) => problem?.fields[name],
    problem: problem && !ownField ? problem : null,
    rule: ownField ? problem?.rule : undefined,
    clashes,
    save: () => attempt(values, version),
    settle,
  };
}
