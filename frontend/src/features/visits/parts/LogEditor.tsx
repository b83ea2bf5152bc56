import { Button } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import type { Id, Product, Visit } from "@/api/rows";
import { blocks } from "@/gates";
import { useWords } from "@/i18n";
import type { Draft, Live, TrayItem } from "@/offline";
import { slot } from "@/room";
import { BigChoice } from "@/ui/Choice";
import { Dock, Page, Panel, Stack } from "@/ui/Page";
import { Note } from "@/ui/Status";
import { channels } from "../choices";
import type { KeptLog } from "../drafts";
import { type LogForm, textsOf } from "../form";
import { useVisitsOf } from "../queries";
import { visitWords } from "../words";
import { Blocking } from "./Blocking";
import { Extras } from "./Extras";
import { FormGrid } from "./FormGrid";
import { LastVisit } from "./LastVisit";
import { MendNote } from "./MendNote";
import { NextStepField } from "./NextStepField";
import { OutcomeField } from "./OutcomeField";
import { ProductsField } from "./ProductsField";
import { Refusals } from "./Refusals";
import { Resumed } from "./Resumed";
import { TodaysPlan } from "./TodaysPlan";
import { type Log, useLog } from "./useLog";
import { WhenField } from "./WhenField";
import { WhoPicker } from "./WhoPicker";

type Props = {
  title: string;
  first: LogForm;
  fresh: () => LogForm;
  visit: Live<Visit> | null;
  mend: TrayItem | null;
  draft: Draft<KeptLog>;
  draftId: string;
  products: ReadonlyMap<Id, Product>;
};

/** Five fields: whom, products with message and reaction, outcome, next step; the rest is there when needed. */
export function LogEditor({ title, products, ...start }: Props) {
  const t = useWords(visitWords);
  const log = useLog(start);
  const { form, change, gates } = log;
  const { visit, mend } = start;
  const back = visit ? `/visits/${visit.id}` : "/today";
  const past = useVisitsOf({ hcpId: form.who.hcp_id ?? "" });
  // What stands above the fields is there before they are: they never move under the finger.
  const read = past !== undefined && gates.ready && log.meal.ready;
  const known = read && form.who.institution_id !== null && (form.who.hcp_id !== null || visit !== null);
  return (
    <Page title={title} back={back}>
      {mend ? (
        <MendNote item={mend} known={gates.refusals} />
      ) : (
        visit?.returned_reason && <Returned visit={visit} />
      )}
      {log.resumed && <Resumed onAfresh={() => void log.restart()} />}
      {form.who.institution_id && <Refusals permit={gates.permit} refusals={gates.refusals} />}
      <FormGrid wide={!known}>
        <WhoPicker who={form.who} first={!visit && <TodaysPlan />} onWho={(who) => change({ who })}>
          {past && (
            <LastVisit
              form={form}
              visits={past}
              allowed={gates.allowed}
              products={products}
              onRepeat={change}
            />
          )}
        </WhoPicker>
        {known && (
          <Panel>
            <ProductsField
              products={products}
              allowed={gates.allowed}
              value={form.products}
              reactionAsked
              error={log.missing.includes("products") ? t("missing.products") : undefined}
              onChange={(next) => change({ products: next })}
            />
          </Panel>
        )}
        {known && <Rest log={log} visit={visit} />}
        {known && <Extras log={log} />}
      </FormGrid>
      {known && <SaveDock log={log} />}
    </Page>
  );
}

function Returned({ visit }: { visit: Visit }) {
  const t = useWords(visitWords);
  return (
    <Note tone="needs" title={t("returnedTitle")}>
      {visit.returned_reason}
    </Note>
  );
}

function Rest({ log, visit }: { log: Log; visit: Live<Visit> | null }) {
  const t = useWords(visitWords);
  const { form, change, missing, late } = log;
  return (
    <div className="r-stack v-side">
      <Panel>
        <Stack>
          <OutcomeField
            value={form.outcome}
            error={missing.includes("outcome") ? t("missing.outcome") : undefined}
            onChange={(outcome) => change({ outcome })}
          />
          <NextStepField next_step={form.next_step} next_on={form.next_on} onChange={change} />
        </Stack>
      </Panel>
      <Panel>
        <Stack>
          <WhenField
            value={form.happened_at}
            visit={visit}
            onChange={(happened_at) => change({ happened_at })}
          />
          {late !== null && <Note tone="waiting">{t("lateNote", { hours: late })}</Note>}
          <BigChoice
            label={t("channel")}
            value={form.channel}
            options={channels.map((one) => ({ value: one, label: t(`channel.${one}`) }))}
            onChange={(channel) => change({ channel })}
          />
        </Stack>
      </Panel>
    </div>
  );
}

function SaveDock({ log }: { log: Log }) {
  const t = useWords(visitWords);
  const lacks = log.lacks.map((one) => t(`lacks.${one}`)).join(t("and"));
  const blocking = log.gates.refusals.find(blocks) ?? log.meal.blocking;
  const Heard = slot("cases.heard");
  const note = blocking ? <Blocking refusal={blocking} /> : lacks && t("lacks", { what: lacks });
  return (
    <Dock
      note={
        <>
          {note}
          {Heard && <Heard texts={textsOf(log.form)} />}
        </>
      }
    >
      <Button variant="default" size="lg" disabled={log.busy} onClick={() => void log.save(false)}>
        {t("later")}
      </Button>
      <Button
        size="lg"
        loading={log.busy}
        disabled={log.blocked}
        leftSection={<IconSend size={22} aria-hidden />}
        onClick={() => void log.save(true)}
      >
        {t("submit")}
      </Button>
    </Dock>
  );
}
