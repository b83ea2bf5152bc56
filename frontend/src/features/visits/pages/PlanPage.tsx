import { useParams, useSearchParams } from "react-router";
import { useWords } from "@/i18n";
import { useDraft, useRow, useTrayItem } from "@/offline";
import { Page } from "@/ui/Page";
import { EmptyState, Waiting } from "@/ui/States";
import { emptyPlan, type PlanForm, planOf } from "../form";
import { PlanEditor } from "../parts/PlanEditor";
import { whoFrom } from "../parts/WhoPicker";
import { useProducts } from "../queries";
import { visitWords } from "../words";

/** Plan a visit, or change a plan. */
export function PlanPage() {
  const { id } = useParams();
  const [query] = useSearchParams();
  const hcp = query.get("hcp");
  const draftId = id ? `visits:plan:${id}` : hcp ? `visits:plan:new:${hcp}` : "visits:plan";
  return <Opening key={draftId} id={id} hcpId={hcp} mendId={query.get("mend")} draftId={draftId} />;
}

type Props = { id: string | undefined; hcpId: string | null; mendId: string | null; draftId: string };

function Opening({ id, hcpId, mendId, draftId }: Props) {
  const t = useWords(visitWords);
  const visit = useRow("visits", id);
  const hcp = useRow("hcps", hcpId);
  const mend = useTrayItem(mendId);
  const draft = useDraft<PlanForm>(draftId);
  const products = useProducts();
  const title = t(id ? "plan.change" : "plan.title");
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
  const fresh = () => (visit ? planOf(visit) : emptyPlan(hcp ? whoFrom(hcp) : undefined));
  return (
    <PlanEditor {...{ title, visit, mend, draft, draftId, products, fresh }} first={draft.kept ?? fresh()} />
  );
}
