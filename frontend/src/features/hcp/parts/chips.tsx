import { IconBuildingHospital } from "@tabler/icons-react";
import type { AccountStatus } from "@/api/rows";
import { useWords } from "@/i18n";
import type { Pending } from "@/offline";
import { StatusBadge } from "@/ui/Status";
import { useCodes } from "../codes";
import { hcpWords } from "../words";

/** What is not yet settled about a record: unverified, closed, still on its way. */
export function StateChips({ row }: { row: { status?: AccountStatus; pending?: Pending } }) {
  const t = useWords(hcpWords);
  const codes = useCodes();
  return (
    <>
      {row.pending && (
        <StatusBadge tone={row.pending.state === "queued" ? "waiting" : "needs"}>
          {t(row.pending.state === "queued" ? "pending" : "needsYou")}
        </StatusBadge>
      )}
      {row.status === "unverified" && (
        <StatusBadge tone="waiting">{codes.word("statuses", "unverified")}</StatusBadge>
      )}
      {row.status === "closed" && <StatusBadge tone="plain">{codes.word("statuses", "closed")}</StatusBadge>}
    </>
  );
}

/** Level and grade of an institution in one word. */
export function RankChip({ of }: { of: { level: string; grade: string } }) {
  const rank = useCodes().rank(of);
  return rank ? <span className="h-rank">{rank}</span> : null;
}

/** The sign of a person: the first character of the name. */
export function Initial({ name }: { name: string }) {
  return <span aria-hidden>{[...name][0]?.toUpperCase() ?? ""}</span>;
}

export function HouseSign() {
  return <IconBuildingHospital size={26} stroke={1.75} aria-hidden />;
}
