import type { TrayItem } from "@/offline";
import { RefusalNote } from "@/ui/Status";

/** Why the server refused what is mended here. */
export function MendNote({ item }: { item: TrayItem | null | undefined }) {
  if (!item?.said) return null;
  const { detail, fields, rule } = item.said;
  const sentence = [detail, ...Object.values(fields)].filter(Boolean);
  return <RefusalNote sentence={[...new Set(sentence)].join(" ")} rule={rule || undefined} />;
}
