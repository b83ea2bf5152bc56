import { TextInput } from "@mantine/core";
import { useNavigate, useParams, useSearchParams } from "react-router";
import type { Department } from "@/api/rows";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { type TrayItem, useSave } from "@/offline";
import { notifySaved } from "@/ui/notify";
import { Page } from "@/ui/Page";
import { Waiting } from "@/ui/States";
import { useCodes } from "../codes";
import { changesOf, correctDepartment, createDepartment, type DepartmentFields } from "../commands";
import { Missing } from "../parts/Missing";
import { CodePicker } from "../parts/pickers";
import { useDepartment, useInstitution } from "../queries";
import { hcpWords } from "../words";
import { idOf, useMending, withSaid } from "./mending";
import { type Form, RecordForm } from "./RecordForm";

const empty: DepartmentFields = { name: "", specialty_code: "" };

/** A new department of an institution. */
export function NewDepartmentPage() {
  const [params] = useSearchParams();
  const institution = params.get("institution") ?? "";
  const place = useInstitution(institution);
  const mends = useMending();
  if (!place.row) return <Missing found={place} back="/accounts?tab=institutions" />;
  if (mends === undefined) return <Reading institution={institution} />;
  return <NewForm institution={institution} note={place.row.name} mends={mends} />;
}

/** Corrects a department; one the server does not know yet is entered anew. */
export function EditDepartmentPage() {
  const { id = "" } = useParams();
  const found = useDepartment(id);
  const mends = useMending(found.row?.pending);
  if (!found.row) return <Missing found={found} back="/accounts?tab=institutions" />;
  if (mends === undefined) return <Reading institution={found.row.institution_id} />;
  if (mends?.command?.creates) return <NewForm institution={found.row.institution_id} mends={mends} />;
  return <EditForm row={found.row} mends={mends} />;
}

function Reading({ institution }: { institution: string }) {
  const t = useWords(hcpWords);
  return (
    <Page title={t("department")} back={`/accounts/institutions/${institution}`}>
      <Waiting />
    </Page>
  );
}

type NewProps = { institution: string; note?: string; mends: TrayItem | null };

function NewForm({ institution, note, mends }: NewProps) {
  const t = useWords(hcpWords);
  const save = useSave();
  const navigate = useNavigate();
  const page = `/accounts/institutions/${institution}`;
  const draft = `departments:new:${institution}`;
  return (
    <RecordForm
      title={t("newDepartment")}
      note={note}
      back={page}
      draft={draft}
      stamp={institution}
      initial={withSaid(empty, mends)}
      mends={mends}
      act={t("save")}
      check={(values) => ({ ...(!values.name.trim() && { name: t("needName") }) })}
      onSave={async (values) => {
        const id = idOf(mends) ?? newId();
        await save({ ...createDepartment(id, institution, values), draft, replaces: mends?.id });
        notifySaved();
        await navigate(page, { replace: true });
      }}
    >
      {(form) => <Fields form={form} />}
    </RecordForm>
  );
}

function EditForm({ row, mends }: { row: Department; mends: TrayItem | null }) {
  const t = useWords(hcpWords);
  const save = useSave();
  const navigate = useNavigate();
  const before: DepartmentFields = { name: row.name, specialty_code: row.specialty_code };
  const page = `/accounts/departments/${row.id}`;
  const draft = `departments:${row.id}`;
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
          await save({ ...correctDepartment(row, changes), draft, replaces: mends?.id });
          notifySaved();
        }
        await navigate(page, { replace: true });
      }}
    >
      {(form) => <Fields form={form} />}
    </RecordForm>
  );
}

function Fields({ form }: { form: Form<DepartmentFields> }) {
  const t = useWords(hcpWords);
  const codes = useCodes();
  /** The usual name of the specialty fills an empty name. */
  const choose = (specialty_code: string) =>
    form.setValues((before) => ({
      ...before,
      specialty_code,
      name: before.name || codes.word("specialties", specialty_code),
    }));
  return (
    <>
      <CodePicker
        list="specialties"
        label={t("specialty")}
        description={t("specialtyHint")}
        {...form.getInputProps("specialty_code")}
        onChange={choose}
      />
      <TextInput
        label={t("departmentName")}
        description={t("departmentNameHint")}
        required
        maxLength={80}
        autoComplete="off"
        {...form.getInputProps("name")}
      />
    </>
  );
}
