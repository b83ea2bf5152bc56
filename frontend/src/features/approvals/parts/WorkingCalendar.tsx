import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { write } from "@/api/desk";
import { inLanguage, useWords } from "@/i18n";
import { showDay } from "@/lib/time";
import { useMay } from "@/offline";
import { BigChoice } from "@/ui/Choice";
import { DayField } from "@/ui/DayField";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { Loaded } from "@/ui/Loaded";
import { notifyProblem } from "@/ui/notify";
import { Panel } from "@/ui/Page";
import { StatusBadge } from "@/ui/Status";
import { closing } from "../forms/closing";
import { processWords } from "../process-words";
import { act, refresh, type SpecialDay, useSpecialDays } from "../queries";

/** Holidays and worked weekends: only working hours count. */
export function WorkingCalendar() {
  const t = useWords(processWords);
  const keeps = useMay("compliance.keep_processes");
  const query = useSpecialDays();
  const [adding, setAdding] = useState(false);
  return (
    <Panel
      title={t("days")}
      side={
        keeps && (
          <Button variant="default" onClick={() => setAdding(true)}>
            {t("addDay")}
          </Button>
        )
      }
    >
      <div className="r-card-note">{t("daysNote")}</div>
      <Loaded query={query}>
        {(days) => (
          <ul className="r-rows">
            {days.length === 0 && <li>{t("noDays")}</li>}
            {days.map((one) => (
              <DayRow key={one.id} day={one} keeps={keeps} />
            ))}
          </ul>
        )}
      </Loaded>
      {adding && <DayForm onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function DayRow({ day, keeps }: { day: SpecialDay; keeps: boolean }) {
  const t = useWords(processWords);
  const remove = () => act(`/api/special-days/${day.id}/remove`, {}).then(refresh, notifyProblem);
  return (
    <li>
      <div className="r-row-words">
        <div className="r-row-title">{showDay(day.day)}</div>
        <div className="r-row-note">{inLanguage({ zh: day.name_zh, en: day.name_en })}</div>
      </div>
      <StatusBadge tone={day.works ? "brand" : "plain"}>{t(day.works ? "works" : "off")}</StatusBadge>
      {keeps && (
        <Button variant="default" onClick={() => void remove()}>
          {t("remove")}
        </Button>
      )}
    </li>
  );
}

type Values = { day: string | null; works: "off" | "works"; name_zh: string; name_en: string };

function DayForm({ onClose }: { onClose: () => void }) {
  const t = useWords(processWords);
  const edit = useEdit<Values>({
    start: { day: null, works: "off", name_zh: "", name_en: "" },
    send: ({ day, works, ...names }, { key }) =>
      write({
        method: "PUT",
        path: `/api/special-days/${day}`,
        json: { works: works === "works", ...names },
        key,
      }),
    onDone: closing(t("saved"), onClose),
  });
  const { values, set, errorOf } = edit;
  return (
    <EditSheet title={t("addDay")} edit={edit} act={t("addDay")} onClose={onClose}>
      <DayField label={t("day")} required value={values.day} onChange={(day) => set({ day })} />
      <BigChoice
        label={t("works")}
        options={(["off", "works"] as const).map((value) => ({ value, label: t(value) }))}
        value={values.works}
        onChange={(works) => set({ works })}
      />
      {(["name_zh", "name_en"] as const).map((name) => (
        <TextInput
          key={name}
          label={t(name)}
          required
          maxLength={60}
          value={values[name]}
          onChange={(change) => set({ [name]: change.currentTarget.value })}
          error={errorOf(name)}
        />
      ))}
    </EditSheet>
  );
}
