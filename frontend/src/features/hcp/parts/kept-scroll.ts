import { useEffect, useLayoutEffect, useRef } from "react";
import { useLocation } from "react-router";

const places = new Map<string, number>();

/** Coming back to a long list finds it where it was left; its rows arrive after the router has given up. */
export function useKeptScroll(ready: boolean): void {
  const { key } = useLocation();
  const current = useRef(key);
  const restored = useRef(false);
  useEffect(() => {
    current.current = key;
  }, [key]);
  useLayoutEffect(() => {
    if (!ready || restored.current) return;
    restored.current = true;
    const place = places.get(key);
    if (place) requestAnimationFrame(() => window.scrollTo(0, place));
  }, [ready, key]);
  useLayoutEffect(() => {
    const note = () => places.set(current.current, window.scrollY);
    window.addEventListener("scroll", note, { passive: true });
    return () => window.removeEventListener("scroll", note);
  }, []);
}
