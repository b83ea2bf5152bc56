import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import { useWords } from "@/i18n";
import { showInstant } from "@/lib/time";
import { EmptyState, ErrorState, Waiting } from "@/ui/States";
import { historyWords } from "./words";

function useTimeline(kind: string, id: string | number) {
  return useInfiniteQuery({
    queryKey: ["history", kind, String(id)],
    initialPageParam: "",
    queryFn: async ({ pageParam }) => {
      const params = { path: { kind, id: String(id) }, query: pageParam ? { cursor: pageParam } : {} };
      const { data } = await api.GET("/api/history/{kind}/{id}", { params });
      return data ?? { items: [], next: null };
    },
    getNextPageParam: (last) => last.next,
  });
}

/** The changes of a record, newest first. */
export function Timeline({ kind, id }: { kind: string; id: string | number }) {
  const t = useWords(historyWords);
  const query = useTimeline(kind, id);
  if (query.isPending) return <Waiting />;
  if (query.isError) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  const entries = query.data.pages.flatMap((page) => page.items);
  if (entries.length === 0) return <EmptyState title={t("none")} />;
  return (
    <div className="r-stack">
      <ol className="r-list">
        {entries.map((entry) => (
          <li key={entry.id} className="r-panel">
            <strong>{entry.actor}</strong> · {showInstant(entry.at)}
            {entry.reason && <div>{t("why", { reason: entry.reason })}</div>}
            <ul>
              {entry.changes.map((change) => (
                <li key={change.field}>
                  {change.field}: {String(change.before ?? t("empty"))} → {String(change.after ?? t("empty"))}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {query.hasNextPage && (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
    </div>
  );
}
