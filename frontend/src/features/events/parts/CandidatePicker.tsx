import { useState } from "react";
import { useWords } from "@/i18n";
import { SearchBox } from "@/ui/SearchBox";
import { ErrorState, Waiting } from "@/ui/States";
import { Note } from "@/ui/Status";
import { useCandidates } from "../queries";
import type { EventDetail } from "../rows";
import { eventWords } from "../words";
import { CandidateCard } from "./CandidateCard";

/** Whom one may ask: found by any character, pinyin or initials, each with what the rules say at once. */
export function CandidatePicker({ event, full }: { event: EventDetail; full: boolean }) {
  const t = useWords(eventWords);
  const [typed, setTyped] = useState("");
  const query = useCandidates(event.id, typed);
  const found = typed.trim() ? query.data : undefined;
  if (full) return <Note tone="waiting">{t(event.planned_heads ? "listFull" : "noHeads")}</Note>;
  return (
    <div className="r-stack">
      <SearchBox value={typed} wait={250} onSearch={setTyped} hint={t("searchCandidates")} />
      {!typed.trim() && <p className="e-quiet">{t("searchCandidatesNote")}</p>}
      {query.isLoading && <Waiting lines={3} />}
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {found?.length === 0 && <p className="e-quiet">{t("nobody")}</p>}
      <ul className="r-list">
        {found?.map((one) => (
          <li key={one.hcp_id}>
            <CandidateCard event={event} candidate={one} />
          </li>
        ))}
      </ul>
    </div>
  );
}
