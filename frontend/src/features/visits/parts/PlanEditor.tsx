import { Button } from "@mantine/core";
import { IconCalendarPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Id, Product, Visit } from "@/api/rows";
import { blocks, slotsFor } from "@/gates";
import { useWords } from "@/i18n";
import { dayOf, instant, showLongDay, showTime, today } from "@/lib/time";
import type { Draft, Live, TrayItem } from "@/offline";
import { BigChoice } from "@/ui/Choice";
import { notifyProblem, notifySaved } from "@/ui/notify";
import { Dock, Page, Panel, Stack } from "@/ui/Page";
import { channels } from "../choices";
import { planCommands, useActs } from "../commands";
import type { PlanForm } from "../form";
import { useGates } from "../queries";
import { visitWords } from "../words";
import { Blocking } from "./Blocking";
import { FormGrid } from "./FormGrid";
import { MendNote } from "./MendNote";
import { PlanWhen, slotAt } from "./PlanWhen";
import { ProductsField } from "./ProductsField";
import { Refusals } from "./Refusals";
import { Resumed } from "./Resumed";
import { useParts } from "./useParts";
import { isChosen, WhoPicker } from "./WhoPicker";

type Props = {
  title: string;
  first: PlanForm;
  fresh: () => PlanForm;
  visit: Live<Visit> | null;
  mend: TrayItem | null;
  draft: Draft<PlanForm>;
  draftId: string;
  products: ReadonlyMap<Id, Product>;
};

const minutes = ["15", "30", "45", "60"] as const;

/** Whom, when, how, with what; what the rules say stands there before anything is saved. */
export function PlanEditor({ title, first, fresh, visit, mend, draft, draftId, products }: Props) {
  const t = useWords(visitWords);
  const { form, start, change } = useParts(first, draft.keep);
  const plan = usePlan({ form, visit, mend, draft, draftId });
  const { gates } = plan;
  const [resumed, setResumed] = useState(draft.kept !== null);
  const restart = async () => {
    await draft.drop();
    const anew = fresh();
    start(anew);
    setReady(isChosen(anew.who, visit !== null));
    setResumed(false);
  };
  const [ready, setReady] = useState(isChosen(first.who, visit !== null));
  return (
    <Page title={title} back={visit ? `/visits/${visit.id}` : "/today"}>
      <MendNote item={mend} known={plan.refusals} />
      {resumed && <Resumed onAfresh={() => void restart()} />}
      {form.who.institution_id && <Refusals permit={gates.permit} refusals={plan.refusals} />}
      <FormGrid wide={!ready}>
        <WhoPicker
          who={form.who}
          nameOptional
          began={visit !== null}
          onWho={(who, chosen) => {
            setReady(chosen);
            change({ who });
          }}
        />
        {ready && (
          <Panel>
            <PlanWhen
              visitId={form.visitId}
              value={form.planned_at}
              slots={plan.slots}
              error={plan.tried && !form.planned_at ? t("missing.time") : undefined}
              onChange={(planned_at) => change({ planned_at, slot_id: slotAt(plan.slots, planned_at) })}
            />
          </Panel>
        )}
        {ready && (
          <div className="v-side">
            <Panel>
              <Stack>
                <BigChoice
                  label={t("channel")}
                  value={form.channel}
                  options={channels.map((one) => ({ value: one, label: t(`channel.${one}`) }))}
                  onChange={(channel) => change({ channel })}
                />
                <BigChoice
                  label={t("plan.minutes")}
                  value={String(form.planned_minutes)}
                  options={minutes.map((one) => ({
                    value: one as string,
                    label: t("minutes", { count: Number(one) }),
                  }))}
                  onChange={(one) => change({ planned_minutes: Number(one) })}
                />
                <ProductsField
                  products={products}
                  allowed={gates.allowed}
                  value={form.products}
                  onChange={(next) => change({ products: next })}
                />
              </Stack>
            </Panel>
          </div>
        )}
      </FormGrid>
      {ready && <PlanDock form={form} plan={plan} />}
    </Page>
  );
}

type Start = Pick<Props, "visit" | "mend" | "draft" | "draftId"> & { form: PlanForm };

function usePlan({ form, visit, mend, draft, draftId }: Start) {
  const t = useWords(visitWords);
  const navigate = useNavigate();
  const { context, send } = useActs();
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const gates = useGates({
    who: form.who,
    productIds: form.products.map((line) => line.product_id),
    channel: form.channel,
    at: form.planned_at,
  });
  // Without a time nothing can be said about the hours yet.
  const refusals = gates.refusals.filter((one) => form.planned_at || one.code !== "outside_slot");
  const day = dayOf(form.planned_at ?? instant());
  const slots = gates.permit && gates.occasion ? slotsFor(gates.permit, gates.occasion, day) : [];
  const save = async () => {
    setTried(true);
    if (!form.planned_at || gates.blocked) return;
    setBusy(true);
    try {
      await send(planCommands(form, visit, context(mend), draftId));
      await draft.drop();
      notifySaved(t("planned"));
      void navigate(`/today?day=${day}`);
    } catch (error) {
      notifyProblem(error);
      setBusy(false);
    }
  };
  return { gates, refusals, slots, tried, busy, save };
}

function PlanDock({ form, plan }: { form: PlanForm; plan: ReturnType<typeof usePlan> }) {
  const t = useWords(visitWords);
  const at = form.planned_at;
  const when = at && `${dayOf(at) === today() ? t("today") : showLongDay(dayOf(at))} ${showTime(at)}`;
  const blocking = plan.refusals.find(blocks);
  return (
    <Dock note={blocking ? <Blocking refusal={blocking} /> : when || t("missing.time")}>
      <Button
        size="lg"
        loading={plan.busy}
        disabled={blocking !== undefined}
        leftSection={<IconCalendarPlus size={22} aria-hidden />}
        onClick={() => void plan.save()}
      >
        {t("plan.save")}
      </Button>
    </Dock>
  );
}
