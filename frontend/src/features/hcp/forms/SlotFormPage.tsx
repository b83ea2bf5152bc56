import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "react-router";
import { api } from "@/api/client";
import type { InstitutionPage, Slot } from "@/api/rows";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { Problem } from "@/lib/problem";
import { today } from "@/lib/time";
import { syncNow } from "@/offline";
import { BigChoice } from "@/ui/Choice";
import { DateInput } from "@/ui/dates";
import { notifyDone, notifyProblem } from "@/ui/notify";
import { Dock, Page, Panel } from "@/ui/Page";
import { ErrorState, Waiting } from "@/ui/States";
import { DepartmentPicker } from "../parts/pickers";
import { hcpWords } from "../words";
import "../hcp.css";

type Values = {
  weekday: string;
  starts: string;
  ends: string;
  place: string;
  host: string;
  department_id: string;
  from_on: string;
  to_on: string | null;
};
const DAYS = ["1", "2", "3", "4", "5", "6", "7"] as const;

/** An hour at which an institution receives reps; kept at a desk, online. */
export function SlotFormPage() {
  const { id = "", slot = "" } = useParams();
  const t = useWords(hcpWords);
  const query = useQuery({
    queryKey: ["institutions", "one", id],
    queryFn: async () => (await api.GET("/api/institutions/{id}", { params: { path: { id } } })).data,
  });
  const back = `/accounts/institutions/${id}`;
  if (!query.data) {
    return (
      <Page title={t("slots")} back={back}>
        {query.error ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Waiting lines={2} />
        )}
      </Page>
    );
  }
  const before = query.data.slots.find((one) => one.id === slot);
  return <SlotForm key={slot} place={query.data} before={before} back={back} />;
}

function useSaveSlot(place: string, before: Slot | undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ weekday, department_id, ...rest }: Values) => {
      const fields = { ...rest, weekday: Number(weekday) as Slot["weekday"] };
      if (before) {
        const params = { path: { id: before.id } };
        return (await api.PATCH("/api/slots/{id}", { params, body: { ...fields, version: before.version } }))
          .data;
      }
      const where = { institution_id: place, department_id: department_id || null };
      return (await api.POST("/api/slots", { body: { id: newId(), ...where, ...fields } })).data;
    },
    onSuccess: async () => {
      syncNow();
      await client.invalidateQueries({ queryKey: ["institutions", "one", place] });
    },
  });
}

type FormProps = { place: InstitutionPage; before: Slot | undefined; back: string };

function SlotForm({ place, before, back }: FormProps) {
  const t = useWords(hcpWords);
  const navigate = useNavigate();
  const saving = useSaveSlot(place.id, before);
  const form = useForm<Values>({
    initialValues: {
      weekday: before ? String(before.weekday) : "",
      starts: before?.starts ?? "14:00",
      ends: before?.ends ?? "16:00",
      place: before?.place ?? "",
      host: before?.host ?? "",
      department_id: before?.department_id ?? "",
      from_on: before?.from_on ?? today(),
      to_on: before?.to_on ?? null,
    },
    validate: {
      weekday: (day) => (day ? null : t("needWeekday")),
      ends: (ends, { starts }) => (ends > starts ? null : t("slots.order")),
      from_on: (day) => (day ? null : t("needDay")),
    },
  });
  const save = async (values: Values) => {
    try {
      await saving.mutateAsync(values);
      notifyDone();
      await navigate(back, { replace: true });
    } catch (error) {
      if (error instanceof Problem) form.setErrors(error.fields);
      notifyProblem(error);
    }
  };
  return (
    <Page title={t(before ? "slots.edit" : "slots.new")} note={place.name} back={back}>
      <form id="slot" noValidate onSubmit={form.onSubmit((values) => void save(values))}>
        <Panel>
          <div className="h-form">
            <div data-wide>
              <BigChoice
                label={t("slots.weekday")}
                error={form.errors.weekday}
                options={DAYS.map((value) => ({ value, label: t(`weekday.${value}`) }))}
                value={(form.values.weekday || null) as (typeof DAYS)[number] | null}
                onChange={(weekday) => form.setFieldValue("weekday", weekday)}
              />
            </div>
            <TextInput type="time" label={t("slots.starts")} {...form.getInputProps("starts")} />
            <TextInput type="time" label={t("slots.ends")} {...form.getInputProps("ends")} />
            <TextInput label={t("slots.place")} maxLength={120} {...form.getInputProps("place")} />
            <TextInput label={t("slots.hostLabel")} maxLength={80} {...form.getInputProps("host")} />
            {!before && (
              <DepartmentPicker
                label={t("department")}
                placeholder={t("slots.whole")}
                institution={place.id}
                {...form.getInputProps("department_id")}
              />
            )}
            <DateInput label={t("post.from")} valueFormat="YYYY-MM-DD" {...form.getInputProps("from_on")} />
            <DateInput
              label={t("slots.lastDay")}
              clearable
              valueFormat="YYYY-MM-DD"
              {...form.getInputProps("to_on")}
            />
          </div>
        </Panel>
      </form>
      <Dock>
        <Button size="lg" type="submit" form="slot" loading={saving.isPending}>
          {t("save")}
        </Button>
      </Dock>
    </Page>
  );
}
