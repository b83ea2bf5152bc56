import { useMediaQuery } from "@mantine/hooks";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { usePlace } from "@/ui/SideBySide";
import { useKeptScroll } from "./kept-scroll";
import { LetterRail } from "./LetterRail";

type Props<R> = {
  rows: readonly R[];
  keyOf: (row: R) => string;
  letterOf: (row: R) => string;
  render: (row: R) => ReactNode;
  /** With a rail to jump by letter: only when every row is here. */
  rail: boolean;
  /** How many there are, said at the top. */
  count?: string;
  onEnd?: () => void;
};
type Item<R> = { letter: string; row: R | null };

/** How much of the window the head and the search cover: one line of search and filters, or two. */
const ONE_LINE = 124;
const TWO_LINES = 184;
const FEW = 12;

function withHeadings<R>(rows: readonly R[], letterOf: (row: R) => string): Item<R>[] {
  const items: Item<R>[] = [];
  let before = "";
  for (const row of rows) {
    const letter = letterOf(row);
    if (letter !== before) items.push({ letter, row: null });
    items.push({ letter, row });
    before = letter;
  }
  return items;
}

function firsts<R>(items: readonly Item<R>[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    if (!item.row && !places.has(item.letter)) places.set(item.letter, index);
  }
  return places;
}

/** A list of any length under letters: the letter of what is on top stays in sight. */
export function LetterList<R>({ rows, keyOf, letterOf, render, rail, count, onEnd }: Props<R>) {
  const narrow = usePlace() !== null;
  const wide = useMediaQuery("(min-width: 1000px)", true, { getInitialValueInEffect: false });
  const covered = wide && !narrow ? ONE_LINE : TWO_LINES;
  const frame = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  const items = useMemo(() => withHeadings(rows, letterOf), [rows, letterOf]);
  const places = useMemo(() => firsts(items), [items]);
  const list = useWindowVirtualizer({
    count: items.length,
    estimateSize: (index) => (items[index]?.row ? 90 : 36),
    overscan: 8,
    scrollMargin: margin,
    scrollPaddingStart: covered,
    getItemKey: (index) => {
      const item = items[index];
      return item?.row ? keyOf(item.row) : `${item?.letter}:${index}`;
    },
  });
  useLayoutEffect(() => {
    const top = frame.current ? frame.current.getBoundingClientRect().top + window.scrollY : 0;
    if (Math.abs(top - margin) > 1) setMargin(top);
  });
  useKeptScroll(items.length > 0);
  const shown = list.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (onEnd && items.length > 0 && last >= items.length - 10) onEnd();
  }, [last, items.length, onEnd]);
  const line = (list.scrollOffset ?? 0) + covered;
  const onTop = shown.find((item) => item.end > line);
  const now = items[onTop?.index ?? 0]?.letter ?? "";
  const jump = useCallback(
    (letter: string) => list.scrollToIndex(places.get(letter) ?? 0, { align: "start" }),
    [list, places],
  );
  const railed = rail && rows.length > FEW;
  return (
    <div className="h-letters" data-rail={railed || undefined}>
      <div className="h-letters-list">
        {count && <div className="h-letters-count">{count}</div>}
        {line > margin + 8 && (
          <div className="h-letter-now" aria-hidden>
            <span>{now}</span>
          </div>
        )}
        <div ref={frame} className="r-virtual" style={{ height: list.getTotalSize() }} role="list">
          {shown.map((place) => {
            const item = items[place.index];
            return (
              <div
                key={place.key}
                ref={list.measureElement}
                data-index={place.index}
                role="listitem"
                style={{
                  transform: `translateY(${place.start - margin}px)`,
                  paddingBottom: item?.row ? undefined : 0,
                }}
              >
                {item?.row ? render(item.row) : <h2 className="h-letter">{item?.letter}</h2>}
              </div>
            );
          })}
        </div>
      </div>
      {railed && <LetterRail present={places} now={now} onJump={jump} />}
    </div>
  );
}
