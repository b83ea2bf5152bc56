import { useParams, useSearchParams } from "react-router";
import type { Hcp, Visit } from "@/api/rows";
import { useWords } from "@/i18n";
import { useDraft, useRow, useTrayItem } from "@/offline";
import { Page } from "@/ui/Page";
import { EmptyState, Waiting } from "@/ui/States";
import { type KeptLog, openKept } from "../drafts";
import { emptyLog, type LogForm, logOf } from "../form";
import { LogEditor } from "../parts/LogEditor";
import { whoFrom } from "../parts/WhoPicker";
import { useProducts } from "../queries";
import { visitWords } from "../words";

/** Write a visit up: one that was planned or begun, a new one, or one the server refused. */
export function LogPage() {
  const { id } = useParams();
  const [query] = useSearchParams();
  const hcp = query.get("hcp");
  const draftId = id ? `visits:${id}` : hcp ? `visits:new:${hcp}` : "visits:new";
  return <Opening key={draftId} id={id} hcpId={hcp} mendId={query.get("mend")} draftId={draftId} />;
}

type Props = { id: string | undefined; hcpId: string | null; mendId: string | null; draftId: string };

/** The form opens only when everything it starts from is there. */
function Opening({ id, hcpId, mendId, draftId }: Props) {
  const t = useWords(visitWords);
  const visit = useRow("visits", id);
  const hcp = useRow("hcps", hcpId);
  const mend = useTrayItem(mendId);
  const draft = useDraft<KeptLog>(draftId);
  const products = useProducts();
  const title = t(id ? "log.title" : "log.new");
  if (!draft.ready || !products || visit === undefined || hcp === undefined || mend === undefined) {
    return (
      <Page title={title} back="/today">
        <Waiting />
      </Page>
    );
  }
  if (id && !visit) {
    return (
      <Page title={title} back="/visits">
        <EmptyState title={t("gone")} note={t("goneNote")} />
      </Page>
    );
  }
  const fresh = () => firstForm(visit, hcp);
  return (
    <LogEditor
      {...{ title, visit, mend, draft, draftId, products, fresh }}
      first={draft.kept ? openKept(draft.kept) : fresh()}
    />
  );
}

function firstForm(visit: Visit | null, hcp: Hcp | null): LogForm {
  return visit ? logOf(visit) : emptyLog(hcp ? whoFrom(hcp) : undefined);
}
