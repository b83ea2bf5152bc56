import type { ReactNode } from "react";
import { useWords } from "@/i18n";
import { Problem } from "@/lib/problem";
import { editWords } from "./edit-words";
import { EmptyState, ErrorState, Waiting } from "./States";

type Query<A> = { data: A | undefined; error: unknown; refetch: () => unknown };
type Props<A> = { query: Query<A>; lines?: number; children: (data: A) => ReactNode };

/** What an online page shows: grey lines while it asks, a plain word without a network, the answer. */
export function Loaded<A>({ query, lines, children }: Props<A>) {
  const t = useWords(editWords);
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error instanceof Problem && query.error.offline) {
    return <EmptyState title={t("offline")} note={t("offlineNote")} />;
  }
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  return <Waiting lines={lines} />;
}
