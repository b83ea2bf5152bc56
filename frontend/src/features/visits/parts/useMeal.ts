import { useMemo } from "react";
import type { Refusal } from "@/api/rows";
import { localTime } from "@/gates";
import { dayOf, instant } from "@/lib/time";
import { useRows } from "@/offline";
import type { LogForm } from "../form";
import { type Judged, judgeMeal } from "../meal";
import { usePermit, useProducts } from "../queries";

/** What the rules on this tablet say to the meal as it is entered; `blocking` is the rule that forbids it. */
export function useMeal(form: LogForm) {
  const sets = useRows("rule_sets");
  const permit = usePermit();
  const products = useProducts();
  return useMemo(() => {
    const at = form.happened_at ?? instant();
    const on = permit ? localTime(permit, at).day : dayOf(at);
    const kinds = [...new Set(form.products.flatMap((line) => products?.get(line.product_id)?.kind ?? []))];
    const judged: Judged | null =
      form.meal && judgeMeal(sets ?? [], form.meal, { on, kinds, channel: form.channel });
    const worst = judged?.answers[0];
    const blocking: Refusal | undefined =
      worst?.outcome === "block" ? { ...worst, outcome: "block", code: "meal" } : undefined;
    return { ready: sets !== undefined, hasRules: (sets ?? []).length > 0, judged, blocking };
  }, [sets, permit, products, form.meal, form.happened_at, form.products, form.channel]);
}

export type Meal = ReturnType<typeof useMeal>;
