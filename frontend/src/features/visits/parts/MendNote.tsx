import type { Refusal } from "@/api/rows";
import type { TrayItem } from "@/offline";
import { RefusalNote } from "@/ui/Status";

type Props = {
  item: TrayItem | null | undefined;
  /** What the gates say already: the same is not said twice. */
  known?: readonly Refusal[];
};

/** Why the server refused what is mended here. */
export function MendNote({ item, known = [] }: Props) {
  if (!item?.said || known.some((refusal) => refusal.code === item.said?.code)) return null;
  const { detail, fields, rule } = item.said;
  const sentence = [detail, ...Object.values(fields)].filter(Boolean);
  return <RefusalNote sentence={[...new Set(sentence)].join(" ")} rule={rule || undefined} />;
}
