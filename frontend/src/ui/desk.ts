import { useMediaQuery } from "@mantine/hooks";

/** A wide window with a mouse: tables instead of cards, keyboard shortcuts. */
export function useDesk(): boolean {
  return useMediaQuery("(min-width: 1280px) and (pointer: fine)", false, { getInitialValueInEffect: false });
}

export function usePortrait(): boolean {
  return useMediaQuery("(orientation: portrait)", false, { getInitialValueInEffect: false });
}
