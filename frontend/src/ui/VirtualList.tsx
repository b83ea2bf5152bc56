import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef } from "react";

type Props<R> = {
  rows: readonly R[];
  keyOf: (row: R) => string;
  render: (row: R) => ReactNode;
  /** Height of a card with its gap, as a first guess. */
  guess?: number;
  /** Called when the end comes near: load the next page. */
  onEnd?: () => void;
};

/** A list of any length that scrolls like one of twenty. */
export function VirtualList<R>({ rows, keyOf, render, guess = 92, onEnd }: Props<R>) {
  const frame = useRef<HTMLDivElement>(null);
  const list = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => guess,
    overscan: 8,
    scrollMargin: frame.current?.offsetTop ?? 0,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
  });
  const shown = list.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (onEnd && rows.length > 0 && last >= rows.length - 10) onEnd();
  }, [last, rows.length, onEnd]);
  return (
    <div ref={frame} className="r-virtual" style={{ height: list.getTotalSize() }} role="list">
      {shown.map((item) => {
        const row = rows[item.index];
        return (
          <div
            key={item.key}
            ref={list.measureElement}
            data-index={item.index}
            role="listitem"
            style={{ transform: `translateY(${item.start - list.options.scrollMargin}px)` }}
          >
            {row !== undefined && render(row)}
          </div>
        );
      })}
    </div>
  );
}
