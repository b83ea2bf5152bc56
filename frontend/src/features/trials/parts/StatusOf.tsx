import { useWords } from "@/i18n";
import { StatusBadge } from "@/ui/Status";
import { statusTone } from "../look";
import type { Status } from "../queries";
import { trialWords } from "../words";

/** Where a participant stands. */
export function StatusOf({ status }: { status: string }) {
  const t = useWords(trialWords);
  if (!status) return <StatusBadge tone="plain">{t("noStatus")}</StatusBadge>;
  const known = status as Status;
  return <StatusBadge tone={statusTone[known]}>{t(`status.${known}`)}</StatusBadge>;
}
