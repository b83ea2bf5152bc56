import { useWords } from "@/i18n";
import { EmptyState, ErrorState, Waiting } from "@/ui/States";
import { Note } from "@/ui/Status";
import { asked, type Show } from "../filters";
import { useAllVisits } from "../queries";
import { visitWords } from "../words";
import { DayList } from "./DayList";

/** Everybody's visits, for those who look after all: asked of the server, never kept here. */
export function OnlineVisits({ show, typed }: { show: Show; typed: string }) {
  const t = useWords(visitWords);
  const answer = useAllVisits(asked(show, typed), show !== "unsent");
  if (show === "unsent") return <Note tone="plain">{t("nothingUnsentHere")}</Note>;
  if (answer.isLoading) return <Waiting />;
  if (answer.error) return <ErrorState error={answer.error} retry={() => void answer.refetch()} />;
  const visits = answer.data?.pages.flatMap((page) => page.items) ?? [];
  if (visits.length === 0) {
    return (
      <section className="r-panel">
        <EmptyState title={t("noneFound")} />
      </section>
    );
  }
  return (
    <DayList
      owner
      visits={visits}
      onEnd={() => answer.hasNextPage && !answer.isFetchingNextPage && void answer.fetchNextPage()}
    />
  );
}
