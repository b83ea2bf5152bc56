import { Button, Drawer } from "@mantine/core";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { useWords } from "@/i18n";
import { Clashes } from "./Clashes";
import { usePortrait } from "./desk";
import type { Edit, Values } from "./edit";
import "./edit.css";
import { editWords } from "./edit-words";
import { Note, RefusalNote, RuleTag } from "./Status";
import { uiWords } from "./words";

type Props<V extends Values> = {
  title: string;
  edit: Edit<V>;
  /** The word on the button: the act itself. */
  act: string;
  /** What a field of a conflict is called, and how its values read. */
  label?: (field: string) => string;
  show?: (field: string, value: unknown) => string;
  onClose: () => void;
  children: ReactNode;
};

/** A form in a sheet at the side: fields, what is wrong, and its act at the bottom edge. */
export function EditSheet<V extends Values>({ title, edit, act, label, show, onClose, children }: Props<V>) {
  const t = useWords(editWords);
  const common = useWords(uiWords);
  const portrait = usePortrait();
  const [leaving, setLeaving] = useState(false);
  const leave = () => (edit.changed && !leaving ? setLeaving(true) : onClose());
  const form = useRef<HTMLFormElement>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await edit.save();
    requestAnimationFrame(() => firstWrong(form.current)?.focus());
  };
  return (
    <Drawer
      opened
      onClose={leave}
      title={title}
      size={portrait ? "100%" : 600}
      closeButtonProps={{ "aria-label": common("close") }}
    >
      {edit.clashes ? (
        <Clashes edit={edit} clashes={edit.clashes} label={label} show={show} />
      ) : (
        <form className="r-stack" ref={form} onSubmit={(event) => void submit(event)} noValidate>
          {children}
          <Trouble edit={edit} />
          <div className="r-sheet-foot">
            {leaving ? (
              <>
                <span className="r-sheet-ask">{t("unsaved")}</span>
                <Button variant="default" onClick={() => setLeaving(false)}>
                  {t("goOn")}
                </Button>
                <Button color="red.8" onClick={onClose}>
                  {t("discard")}
                </Button>
              </>
            ) : (
              <>
                <Button variant="default" size="lg" onClick={leave}>
                  {common("cancel")}
                </Button>
                <Button type="submit" size="lg" loading={edit.busy} style={{ flex: 1 }}>
                  {act}
                </Button>
              </>
            )}
          </div>
        </form>
      )}
    </Drawer>
  );
}

/** The first field with a remedy beside it: focus brings it into view. */
const firstWrong = (form: HTMLFormElement | null) =>
  form?.querySelector<HTMLElement>(
    '[aria-invalid="true"]:not([type="hidden"]), [data-error]:is(button, input)',
  );

/** What went wrong as a whole: a rule that says no, a missing network, a field this form does not show. */
function Trouble<V extends Values>({ edit }: { edit: Edit<V> }) {
  const t = useWords(uiWords);
  if (edit.rule) {
    return (
      <div>
        <RuleTag rule={edit.rule} />
      </div>
    );
  }
  if (!edit.problem) return null;
  if (edit.problem.offline) return <Note tone="waiting">{t("noAnswer")}</Note>;
  return <RefusalNote sentence={edit.problem.detail || t("serverFault")} rule={edit.problem.rule} />;
}
