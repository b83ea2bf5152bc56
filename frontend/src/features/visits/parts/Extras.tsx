import { Button, Textarea } from "@mantine/core";
import { IconCamera, IconNote, IconToolsKitchen2, IconUsers } from "@tabler/icons-react";
import { useState } from "react";
import { useWords } from "@/i18n";
import { BigChoices } from "@/ui/Choice";
import { Panel, Stack } from "@/ui/Page";
import { Photos } from "@/ui/Photos";
import { type LogForm, metIn } from "../form";
import { emptyMeal } from "../meal";
import { visitWords } from "../words";
import { useColleagues } from "./colleagues";
import { FileImage } from "./FileImage";
import { MealField } from "./MealField";
import { SignField } from "./SignField";
import type { Log } from "./useLog";

type Props = { form: LogForm; onChange: (part: Partial<LogForm>) => void };
type Extra = "photos" | "note" | "others" | "meal";

const MOST_PHOTOS = 10;

/** Signature, meal, photos, note, others who were there: there when needed, out of the way when not. */
export function Extras({ log }: { log: Log }) {
  const { form, change: onChange } = log;
  const t = useWords(visitWords);
  const photos = form.files.filter((file) => file.kind === "photo");
  const [open, setOpen] = useState<Extra[]>([]);
  const shown = (extra: Extra, used: boolean) => used || open.includes(extra);
  const unfold = (extra: Extra) =>
    extra === "meal" ? onChange({ meal: emptyMeal(metIn(form)) }) : setOpen([...open, extra]);
  const more: [Extra, boolean, React.ReactNode][] = [
    ["photos", photos.length + form.photos.length > 0, <IconCamera key="p" size={20} aria-hidden />],
    ["note", form.note !== "", <IconNote key="n" size={20} aria-hidden />],
    ["meal", form.meal !== null, <IconToolsKitchen2 key="m" size={20} aria-hidden />],
    ["others", form.also_met.length > 0, <IconUsers key="o" size={20} aria-hidden />],
  ];
  return (
    <Panel>
      <Stack>
        <Sign form={form} onChange={onChange} />
        {form.meal && <MealField meal={form.meal} log={log} />}
        {shown("photos", photos.length + form.photos.length > 0) && (
          <Pictures form={form} onChange={onChange} />
        )}
        {shown("others", form.also_met.length > 0) && <Others form={form} onChange={onChange} />}
        {shown("note", form.note !== "") && (
          <Textarea
            label={t("note")}
            description={t("noteHint")}
            maxLength={2000}
            value={form.note}
            onChange={(event) => onChange({ note: event.currentTarget.value })}
          />
        )}
        <div className="r-choices">
          {more
            .filter(([extra, used]) => !shown(extra, used))
            .map(([extra, , icon]) => (
              <Button key={extra} variant="default" leftSection={icon} onClick={() => unfold(extra)}>
                {t(`add.${extra}`)}
              </Button>
            ))}
        </div>
      </Stack>
    </Panel>
  );
}

function Sign({ form, onChange }: Props) {
  const held = form.files.find((file) => file.kind === "signature");
  return (
    <SignField
      held={held}
      value={form.signature}
      onChange={(signature) =>
        onChange({ signature, files: form.files.filter((file) => file.kind !== "signature") })
      }
    />
  );
}

function Pictures({ form, onChange }: Props) {
  const t = useWords(visitWords);
  const held = form.files.filter((file) => file.kind === "photo");
  return (
    <>
      <Photos
        label={t("photos")}
        hint={t("photosHint", { max: MOST_PHOTOS })}
        value={form.photos}
        max={MOST_PHOTOS - held.length}
        onChange={(photos) => onChange({ photos })}
      />
      {held.length > 0 && (
        <div className="r-photos">
          {held.map((file, n) => (
            <div key={file.id} className="r-photo">
              <FileImage file={file} n={n + 1} />
              <button
                type="button"
                onClick={() => onChange({ files: form.files.filter((one) => one.id !== file.id) })}
              >
                {t("removePhoto")}
              </button>
            </div>
          ))}
        </div>
      )}
    </>
  );
}

function Others({ form, onChange }: Props) {
  const t = useWords(visitWords);
  const people = useColleagues(form.who, form.also_met);
  return (
    <BigChoices
      label={t("others")}
      hint={people.length === 0 ? t("noOthers") : undefined}
      value={form.also_met}
      options={people.map((hcp) => ({ value: hcp.id, label: hcp.name }))}
      onChange={(also_met) => onChange({ also_met })}
    />
  );
}
