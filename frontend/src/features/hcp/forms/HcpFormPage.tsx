import { MultiSelect, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import type { Hcp } from "@/api/rows";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { type TrayItem, useMay, useSave } from "@/offline";
import { BigChoice } from "@/ui/Choice";
import { notifySaved } from "@/ui/notify";
import { Page } from "@/ui/Page";
import { Waiting } from "@/ui/States";
import { useCodes } from "../codes";
import { changesOf, correctHcp, createHcp, type HcpFields } from "../commands";
import { Missing } from "../parts/Missing";
import { CodePicker, DepartmentPicker, InstitutionPicker } from "../parts/pickers";
import { useHcp, usePlaceNames } from "../queries";
import { hcpWords } from "../words";
import { idOf, useMending, withSaid } from "./mending";
import { type Form, RecordForm } from "./RecordForm";

type Values = HcpFields & { institution_id: string; department_id: string; role: string };
const empty: HcpFields = {
  ...{ name: "", gender: "0", title_code: "", licence_no: "", phone: "" },
  specialties: [],
  status: "unverified",
};

/** Somebody new. */
export function NewHcpPage() {
  const [params] = useSearchParams();
  const mends = useMending();
  const t = useWords(hcpWords);
  if (mends === undefined) return <Reading title={t("newHcp")} />;
  const place = {
    institution_id: params.get("institution") ?? "",
    department_id: params.get("department") ?? "",
    role: "staff",
  };
  return <NewForm initial={withSaid({ ...empty, ...place }, mends)} mends={mends} />;
}

/** Corrects what is on file about somebody; who is not known to the server yet is entered anew. */
export function EditHcpPage() {
  const { id = "" } = useParams();
  const found = useHcp(id);
  const mends = useMending(found.row?.pending);
  const t = useWords(hcpWords);
  if (!found.row) return <Missing found={found} back="/accounts" />;
  if (mends === undefined) return <Reading title={t("correct")} />;
  if (mends?.command?.creates) {
    const place = { institution_id: "", department_id: "", role: "staff" };
    return <NewForm initial={withSaid({ ...empty, ...place }, mends)} mends={mends} />;
  }
  return <EditForm row={found.row} mends={mends} />;
}

function Reading({ title }: { title: string }) {
  return (
    <Page title={title} back="/accounts">
      <Waiting />
    </Page>
  );
}

function NewForm({ initial, mends }: { initial: Values; mends: TrayItem | null }) {
  const t = useWords(hcpWords);
  const save = useSave();
  const navigate = useNavigate();
  const names = usePlaceNames();
  const back = initial.institution_id ? `/accounts/institutions/${initial.institution_id}` : "/accounts";
  return (
    <RecordForm
      title={t("newHcp")}
      note={t("newHcpNote")}
      back={back}
      draft="hcps:new"
      stamp={initial.institution_id}
      initial={initial}
      mends={mends}
      act={t("save")}
      check={(values) => ({
        ...(!values.name.trim() && { name: t("needName") }),
        ...(!values.institution_id && { institution_id: t("needInstitution") }),
      })}
      onSave={async ({ institution_id, department_id, role, ...fields }) => {
        const id = idOf(mends) ?? newId();
        const place = { institution_id, department_id: department_id || null };
        const post = { ...place, role, ...names(institution_id, department_id) };
        await save({ ...createHcp(id, fields, post), draft: "hcps:new", replaces: mends?.id });
        notifySaved();
        await navigate(`/accounts/hcps/${id}`, { replace: true });
      }}
    >
      {(form) => <NewFields form={form} />}
    </RecordForm>
  );
}

function NewFields({ form }: { form: Form<Values> }) {
  const t = useWords(hcpWords);
  const { institution_id } = form.values;
  return (
    <>
      <InstitutionPicker
        label={t("institution")}
        required
        {...form.getInputProps("institution_id")}
        onChange={(value) => form.setValues({ institution_id: value, department_id: "" })}
      />
      <DepartmentPicker
        label={t("department")}
        institution={institution_id}
        {...form.getInputProps("department_id")}
      />
      <PersonFields
        form={form}
        role={<CodePicker list="posts" label={t("role")} clearable={false} {...form.getInputProps("role")} />}
      />
    </>
  );
}

function EditForm({ row, mends }: { row: Hcp; mends: TrayItem | null }) {
  const t = useWords(hcpWords);
  const save = useSave();
  const navigate = useNavigate();
  const { name, gender, title_code, licence_no, phone, specialties, status } = row;
  const before: HcpFields = { name, gender, title_code, licence_no, phone, specialties, status };
  const page = `/accounts/hcps/${row.id}`;
  const draft = `hcps:${row.id}`;
  return (
    <RecordForm
      title={t("correctTitle", { name: row.name })}
      back={page}
      draft={draft}
      stamp={String(row.version)}
      initial={withSaid(before, mends)}
      mends={mends}
      act={t("save")}
      check={(values) => ({ ...(!values.name.trim() && { name: t("needName") }) })}
      onSave={async (values) => {
        const changes = changesOf(before, values);
        if (Object.keys(changes).length > 0) {
          await save({ ...correctHcp(row, changes), draft, replaces: mends?.id });
          notifySaved();
        }
        await navigate(page, { replace: true });
      }}
    >
      {(form) => (
        <>
          <PersonFields form={form} />
          <StatusField form={form} />
        </>
      )}
    </RecordForm>
  );
}

/** Only who keeps institutions may say that a record is right. */
function StatusField({ form }: { form: Form<HcpFields> }) {
  const t = useWords(hcpWords);
  const codes = useCodes();
  if (!useMay("hcp.keep_institutions")) return null;
  return (
    <div data-wide>
      <BigChoice
        label={t("status")}
        options={codes.options("statuses").map(({ value, label }) => ({ value, label }))}
        value={form.values.status}
        onChange={(status) => form.setValues({ status: status as Hcp["status"] })}
      />
    </div>
  );
}

type PersonProps<F extends HcpFields> = { form: Form<F>; role?: ReactNode };

function PersonFields<F extends HcpFields>({ form, role }: PersonProps<F>) {
  const t = useWords(hcpWords);
  const codes = useCodes();
  const specialties = codes.options("specialties");
  return (
    <>
      <TextInput
        label={t("name")}
        required
        autoComplete="off"
        maxLength={60}
        {...form.getInputProps("name")}
      />
      <CodePicker list="titles" label={t("title")} {...form.getInputProps("title_code")} />
      <BigChoice
        label={t("gender")}
        options={["1", "2", "0"].map((value) => ({ value, label: codes.word("genders", value) }))}
        value={form.values.gender}
        onChange={(gender) => form.setValues((before) => ({ ...before, gender }))}
      />
      {role}
      <div data-wide={role ? true : undefined}>
        <MultiSelect
          label={t("specialties")}
          searchable
          limit={80}
          data={specialties.map(({ value, label }) => ({ value, label }))}
          {...form.getInputProps("specialties")}
        />
      </div>
      <TextInput
        label={t("phone")}
        description={t("phoneHint")}
        inputMode="tel"
        autoComplete="off"
        maxLength={30}
        {...form.getInputProps("phone")}
      />
      <TextInput
        label={t("licence")}
        description={t("licenceHint")}
        autoComplete="off"
        maxLength={30}
        {...form.getInputProps("licence_no")}
      />
    </>
  );
}
