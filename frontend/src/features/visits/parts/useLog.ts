import { useState } from "react";
import { useNavigate } from "react-router";
import type { Visit } from "@/api/rows";
import { useWords } from "@/i18n";
import type { Draft, Live, TrayItem } from "@/offline";
import { notifyProblem, notifySaved } from "@/ui/notify";
import { logCommands, useActs, useSubmitWaits } from "../commands";
import { type KeptLog, keptOf } from "../drafts";
import { type LogForm, type Missing, missingIn } from "../form";
import { useGates, usePermit } from "../queries";
import { lateBy } from "../visit";
import { visitWords } from "../words";
import { useMeal } from "./useMeal";
import { useParts } from "./useParts";

type Start = {
  first: LogForm;
  fresh: () => LogForm;
  visit: Live<Visit> | null;
  mend: TrayItem | null;
  draft: Draft<KeptLog>;
  draftId: string;
};

/** The state of the log form: what is entered, what the gates say to it, and the two ways to save it. */
export function useLog({ first, fresh, visit, mend, draft, draftId }: Start) {
  const t = useWords(visitWords);
  const navigate = useNavigate();
  const { context, send } = useActs();
  const submitWaits = useSubmitWaits(first.visitId, mend);
  const permit = usePermit();
  const { form, start, change } = useParts(first, (next) => draft.keep(keptOf(next)));
  const [resumed, setResumed] = useState(draft.kept !== null);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const gates = useGates({
    who: form.who,
    productIds: form.products.map((line) => line.product_id),
    channel: form.channel,
    at: form.happened_at,
  });
  const meal = useMeal(form);
  const missing: Missing[] = missingIn(form, meal.judged?.answers);
  const blocked = gates.blocked || meal.blocking !== undefined;
  // The first writing counts, whatever is corrected later.
  const written = visit?.written_at ? Date.parse(visit.written_at) : undefined;
  const late = form.happened_at ? lateBy(permit, form.happened_at, written) : null;

  const restart = async () => {
    await draft.drop();
    start(fresh());
    setResumed(false);
  };
  const save = async (submit: boolean) => {
    setAsked(true);
    if (submit && (missing.length > 0 || blocked)) return;
    setBusy(true);
    try {
      const how = { submit, late: late !== null, draft: draftId, submitWaits };
      await send(logCommands(form, visit, context(mend), how));
      await draft.drop();
      notifySaved(t(submit ? "submitted" : "keptForLater"));
      void navigate("/today");
    } catch (error) {
      notifyProblem(error);
      setBusy(false);
    }
  };
  return {
    form,
    change,
    restart,
    resumed,
    gates,
    meal,
    blocked,
    asked,
    missing: asked ? missing : [],
    lacks: missing,
    late,
    busy,
    save,
  };
}

export type Log = ReturnType<typeof useLog>;
