import { useMediaQuery } from "@mantine/hooks";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import {
  type NavigateOptions,
  type SetURLSearchParams,
  useLocation,
  useOutlet,
  useSearchParams,
} from "react-router";
import { useWords } from "@/i18n";
import { EmptyState } from "./States";
import { uiWords } from "./words";
import "./side-by-side.css";

type Place = {
  pane: "list" | "detail";
  /** Where the list lives. */
  root: string;
  /** Whether a record is shown beside the list. */
  open: boolean;
  search: string;
  setSearch: (search: string) => void;
};

export const SIDE_BY_SIDE = "(orientation: landscape) and (min-width: 1000px)";
const PlaceContext = createContext<Place | null>(null);
/** What each list was narrowed to when its record was opened. */
const kept = new Map<string, string>();

/** Which half of a split screen this is; null on a page that has the screen to itself. */
export function usePlace(): Place | null {
  return useContext(PlaceContext);
}

type Props = { root: string; list: ReactNode; label: string };

/**
 * A list at the left and the chosen record at the right, in landscape; one page each in portrait. The record
 * stays the same when the tablet is turned: what is open on it stays open, what is typed stays typed.
 */
export function SideBySide({ root, list, label }: Props) {
  const wide = useMediaQuery(SIDE_BY_SIDE, false, { getInitialValueInEffect: false });
  const record = useOutlet();
  const search = useLocation().search;
  useEffect(() => {
    if (!record) kept.set(root, search);
  }, [record, root, search]);
  return <Halves root={root} list={list} label={label} record={record} wide={wide} />;
}

type HalvesProps = Props & { record: ReactNode; wide: boolean };

function Halves({ root, list, label, record, wide }: HalvesProps) {
  const t = useWords(uiWords);
  const { pathname } = useLocation();
  const [search, keep] = useState(() => kept.get(root) ?? "");
  const open = record !== null;
  const { left, right } = useFocus(open, pathname);
  const frame = useFit();
  const place = useMemo(() => {
    const setSearch = (next: string) => {
      kept.set(root, next);
      keep(next);
    };
    return { root, open, search: kept.get(root) ?? search, setSearch };
  }, [root, open, search]);
  const half = (pane: Place["pane"]) => (wide ? { ...place, pane } : null);
  return (
    <div className="r-side-by-side" data-wide={wide || undefined} ref={frame}>
      {(wide || !open) && (
        <div className="r-half" data-half="list" ref={left} key="list">
          <PlaceContext value={half("list")}>{list}</PlaceContext>
        </div>
      )}
      {(wide || open) && (
        <section
          className="r-half"
          data-half="detail"
          aria-label={label}
          tabIndex={-1}
          ref={right}
          key={pathname}
        >
          <PlaceContext value={half("detail")}>
            {record ?? <EmptyState title={t("chooseOne")} />}
          </PlaceContext>
        </section>
      )}
    </div>
  );
}

/** Says where the halves begin under the banners, so that the record ends at the window's edge. */
function useFit() {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => element.style.setProperty("--from", `${element.getBoundingClientRect().top}px`);
    const moved = typeof ResizeObserver === "undefined" ? null : new ResizeObserver(measure);
    moved?.observe(document.body);
    if (element.parentElement) moved?.observe(element.parentElement);
    for (const one of element.parentElement?.children ?? []) moved?.observe(one);
    window.addEventListener("scroll", measure, { passive: true });
    measure();
    return () => {
      moved?.disconnect();
      window.removeEventListener("scroll", measure);
    };
  }, []);
  return frame;
}

/** Choosing moves the focus to the record; going back returns it to the line it came from. */
function useFocus(open: boolean, pathname: string) {
  const left = useRef<HTMLDivElement>(null);
  const right = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    const line = left.current?.querySelector<HTMLElement>(`a[href="${before.current}"]`);
    (open ? right.current : line)?.focus({ preventScroll: true });
    before.current = pathname;
  }, [open, pathname]);
  return { left, right };
}

/** What a list is narrowed to: in the address, or beside an open record in the memory of the split screen. */
export function useListAddress(): ReturnType<typeof useSearchParams> {
  const place = usePlace();
  const address = useSearchParams();
  if (place?.pane !== "list" || !place.open) return address;
  const now = new URLSearchParams(place.search);
  const set: SetURLSearchParams = (next) => {
    const said = typeof next === "function" ? next(now) : next;
    place.setSearch(new URLSearchParams(said as URLSearchParams).toString());
  };
  return [now, set];
}

/** The list's address, read and narrowed by name: an empty value takes the name away, and "back" finds the same list. */
export function useNarrowing(how: NavigateOptions = {}) {
  const [asked, ask] = useListAddress();
  const read = (name: string) => asked.get(name) ?? "";
  const narrow = (changes: Record<string, string>) =>
    ask(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true, ...how },
    );
  return { read, narrow };
}
