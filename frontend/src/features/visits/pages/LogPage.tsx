import type { Hcp, Visit } from "@/api/rows";
import { useWords } from "@/i18n";
import { type KeptLog, openKept } from "../drafts";
import { emptyLog, type LogForm, logOf } from "../form";
import { LogEditor } from "../parts/LogEditor";
import { Opening } from "../parts/Opening";
import { whoFrom } from "../parts/WhoPicker";
import { visitWords } from "../words";

/** Write a visit up: one that was planned or begun, a new one, or one the server refused. */
export function LogPage() {
  const t = useWords(visitWords);
  return (
    <Opening<KeptLog>
      drafts={{ of: "visits", fresh: "visits:new" }}
      title={(existing) => t(existing ? "log.title" : "log.new")}
    >
      {({ hcp, ...start }) => {
        const fresh = () => firstForm(start.visit, hcp);
        const { kept } = start.draft;
        return <LogEditor {...start} fresh={fresh} first={kept ? openKept(kept) : fresh()} />;
      }}
    </Opening>
  );
}

function firstForm(visit: Visit | null, hcp: Hcp | null): LogForm {
  return visit ? logOf(visit) : emptyLog(hcp ? whoFrom(hcp) : undefined);
}
