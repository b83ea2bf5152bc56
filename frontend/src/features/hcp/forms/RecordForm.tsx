import { Button } from "@mantine/core";
import { type UseFormReturnType, useForm } from "@mantine/form";
import { type ReactNode, useState } from "react";
import { useWords } from "@/i18n";
import { type TrayItem, useDraft } from "@/offline";
import { notifyProblem } from "@/ui/notify";
import { Dock, Page, Panel } from "@/ui/Page";
import { Waiting } from "@/ui/States";
import { Note, RefusalNote } from "@/ui/Status";
import { hcpWords } from "../words";
import "../hcp.css";

export type Form<F extends object> = UseFormReturnType<F>;
type Kept<F> = { stamp: string; values: F };
type Props<F extends object> = {
  title: string;
  note?: ReactNode;
  back: string;
  /** Where what is typed is kept until it is saved. */
  draft: string;
  /** What the form began with: a draft of another beginning is not taken up. */
  stamp: string;
  initial: F;
  /** The refused command this form mends. */
  mends: TrayItem | null;
  /** The sentence on the save button. */
  act: string;
  check?: (values: F) => Partial<Record<keyof F & string, string>>;
  onSave: (values: F) => Promise<void>;
  children: (form: Form<F>) => ReactNode;
};

/** A form of one record: keeps a draft, shows why the server refused, saves on the tablet. */
export function RecordForm<F extends object>(props: Props<F>) {
  const draft = useDraft<Kept<F>>(props.draft);
  if (!draft.ready) {
    return (
      <Page title={props.title} back={props.back}>
        <Waiting />
      </Page>
    );
  }
  const kept = !props.mends && draft.kept?.stamp === props.stamp ? draft.kept.values : null;
  return <Filled {...props} kept={kept} keep={draft.keep} drop={draft.drop} />;
}

type FilledProps<F extends object> = Props<F> & {
  kept: F | null;
  keep: (value: Kept<F>) => void;
  drop: () => Promise<void>;
};

function Filled<F extends object>({ kept, keep, drop, ...props }: FilledProps<F>) {
  const t = useWords(hcpWords);
  const [busy, setBusy] = useState(false);
  const [restored, setRestored] = useState(kept !== null);
  const form = useForm<F>({
    mode: "controlled",
    initialValues: kept ? { ...props.initial, ...kept } : props.initial,
    initialErrors: props.mends?.said?.fields ?? {},
    validate: (values) => props.check?.(values) ?? {},
    onValuesChange: (values) => keep({ stamp: props.stamp, values }),
  });
  const begin = () => {
    void drop();
    setRestored(false);
    form.setValues(props.initial);
  };
  const save = async (values: F) => {
    setBusy(true);
    try {
      await drop();
      await props.onSave(values);
    } catch (error) {
      notifyProblem(error);
      keep({ stamp: props.stamp, values });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page title={props.title} note={props.note} back={props.back}>
      <Said item={props.mends} />
      {restored && (
        <Note
          tone="brand"
          action={
            <Button variant="subtle" onClick={begin}>
              {t("draft.drop")}
            </Button>
          }
        >
          {t("draft.restored")}
        </Note>
      )}
      <form id="record" noValidate onSubmit={form.onSubmit((values) => void save(values))}>
        <Panel>
          <div className="h-form">{props.children(form)}</div>
        </Panel>
      </form>
      <Dock>
        <Button size="lg" type="submit" form="record" loading={busy}>
          {props.act}
        </Button>
      </Dock>
    </Page>
  );
}

function Said({ item }: { item: TrayItem | null }) {
  if (!item?.said?.detail) return null;
  return <RefusalNote sentence={item.said.detail} rule={item.said.rule || undefined} />;
}
