import { useWords } from "@/i18n";
import { emptyPlan, type PlanForm, planOf } from "../form";
import { Opening } from "../parts/Opening";
import { PlanEditor } from "../parts/PlanEditor";
import { whoFrom } from "../parts/WhoPicker";
import { visitWords } from "../words";

/** Plan a visit, or change a plan. */
export function PlanPage() {
  const t = useWords(visitWords);
  return (
    <Opening<PlanForm>
      drafts={{ of: "visits:plan", fresh: "visits:plan" }}
      title={(existing) => t(existing ? "plan.change" : "plan.title")}
    >
      {({ hcp, ...start }) => {
        const { visit, draft } = start;
        const fresh = () => (visit ? planOf(visit) : emptyPlan(hcp ? whoFrom(hcp) : undefined));
        return <PlanEditor {...start} fresh={fresh} first={draft.kept ?? fresh()} />;
      }}
    </Opening>
  );
}
