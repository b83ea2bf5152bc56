import { useWords } from "@/i18n";
import { Problem } from "@/lib/problem";
import { EmptyState, ErrorState } from "@/ui/States";
import { historyWords } from "./words";

/** History is read from the server alone: without a network this is said plainly, not shown as a fault. */
export function Failed({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useWords(historyWords);
  if (error instanceof Problem && error.offline) {
    return <EmptyState title={t("offline")} note={t("offlineNote")} />;
  }
  return <ErrorState error={error} retry={retry} />;
}
