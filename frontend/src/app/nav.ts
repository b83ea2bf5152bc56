import { useLanguage } from "@/i18n";
import { useSession } from "@/offline";
import type { NavItem } from "@/room";
import { rooms } from "./rooms";

/** The places this user may go, in order. */
export function useNav(): NavItem[] {
  const now = useSession();
  useLanguage();
  if (now.phase !== "open") return [];
  const codes = new Set(now.user.codes);
  return rooms
    .flatMap((room) => room.nav)
    .filter((item) => !item.codes || item.codes.some((code) => codes.has(code)))
    .sort((one, other) => one.order - other.order);
}
