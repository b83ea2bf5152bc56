import { TagsInput, Textarea, TextInput } from "@mantine/core";
import { useNavigate, useParams } from "react-router";
import type { Institution } from "@/api/rows";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { type TrayItem, useSave } from "@/offline";
import { BigChoice } from "@/ui/Choice";
import { notifySaved } from "@/ui/notify";
import { Page } from "@/ui/Page";
import { Waiting } from "@/ui/States";
import { useCodes } from "../codes";
import { changesOf, correctInstitution, createInstitution, type InstitutionFields } from "../commands";
import { Missing } from "../parts/Missing";
import { CodePicker } from "../parts/pickers";
import { useInstitution } from "../queries";
import { hcpWords } from "../words";
import { DivisionField } from "./DivisionField";
import { idOf, useMending, withSaid } from "./mending";
import { type Form, RecordForm } from "./RecordForm";

const LIST = "/accounts?tab=institutions";
type Values = InstitutionFields & { division_text: string };
const empty: Values = {
  ...{ name: "", aliases: [], kind: "hospital", level: "", grade: "", division_code: "" },
  ...{ division_text: "", address: "", uscc: "", status: "verified" },
};

/** A new institution. */
export function NewInstitutionPage() {
  const mends = useMending();
  const t = useWords(hcpWords);
  if (mends === undefined) return <Reading title={t("newInstitution")} />;
  return <NewForm mends={mends} />;
}

/** Corrects an institution; one the server does not know yet is entered anew. */
export function EditInstitutionPage() {
  const { id = "" } = useParams();
  const found = useInstitution(id);
  const mends = useMending(found.row?.pending);
  const t = useWords(hcpWords);
  if (!found.row) return <Missing found={found} back={LIST} />;
  if (mends === undefined) return <Reading title={t("correct")} />;
  if (mends?.command?.creates) return <NewForm mends={mends} />;
  return <EditForm row={found.row} mends={mends} />;
}

function Reading({ title }: { title: string }) {
  return (
    <Page title={title} back={LIST}>
      <Waiting />
    </Page>
  );
}

function useCheck() {
  const t = useWords(hcpWords);
  return (values: Values) => ({
    ...(!values.name.trim() && { name: t("needName") }),
    ...(values.grade && !values.level && { level: t("needLevel") }),
  });
}

function NewForm({ mends }: { mends: TrayItem | null }) {
  const t = useWords(hcpWords);
  const save = useSave();
  const navigate = useNavigate();
  const draft = "institutions:new";
  return (
    <RecordForm
      title={t("newInstitution")}
      back={LIST}
      draft={draft}
      stamp=""
      initial={withSaid(empty, mends)}
      mends={mends}
      act={t("save")}
      check={useCheck()}
      onSave={async ({ division_text, ...fields }) => {
        const id = idOf(mends) ?? newId();
        await save({ ...createInstitution(id, fields, division_text), draft, replaces: mends?.id });
        notifySaved();
        await navigate(`/accounts/institutions/${id}`, { replace: true });
      }}
    >
      {(form) => <Fields form={form} />}
    </RecordForm>
  );
}

function EditForm({ row, mends }: { row: Institution; mends: TrayItem | null }) {
  const t = useWords(hcpWords);
  const save = useSave();
  const navigate = useNavigate();
  const names = Object.keys(empty) as (keyof Values)[];
  const before = Object.fromEntries(names.map((name) => [name, row[name]])) as Values;
  const page = `/accounts/institutions/${row.id}`;
  const draft = `institutions:${row.id}`;
  return (
    <RecordForm
      title={t("correctTitle", { name: row.name })}
      back={page}
      draft={draft}
      stamp={String(row.version)}
      initial={withSaid(before, mends)}
      mends={mends}
      act={t("save")}
      check={useCheck()}
      onSave={async (values) => {
        const { division_text: _shown, ...changes } = changesOf(before, values);
        if (Object.keys(changes).length > 0) {
          await save({ ...correctInstitution(row, changes), draft, replaces: mends?.id });
          notifySaved();
        }
        await navigate(page, { replace: true });
      }}
    >
      {(form) => <Fields form={form} />}
    </RecordForm>
  );
}

function Fields({ form }: { form: Form<Values> }) {
  const t = useWords(hcpWords);
  const codes = useCodes();
  const choice = (list: "levels" | "grades" | "statuses", none?: string) => [
    ...codes.options(list).map(({ value, label }) => ({ value, label })),
    ...(none ? [{ value: "", label: none }] : []),
  ];
  return (
    <>
      <div data-wide>
        <TextInput label={t("institutionName")} required maxLength={120} {...form.getInputProps("name")} />
      </div>
      <TagsInput
        label={t("aliases")}
        description={t("aliasesHint")}
        splitChars={[",", ";", "\uff0c", "\uff1b", "\u3001"]}
        acceptValueOnBlur
        {...form.getInputProps("aliases")}
      />
      <CodePicker list="kinds" label={t("kind")} clearable={false} {...form.getInputProps("kind")} />
      <BigChoice
        label={t("level")}
        error={form.errors.level}
        options={choice("levels", t("unrated"))}
        value={form.values.level}
        onChange={(level) =>
          form.setValues({ level: level as Values["level"], ...(!level && { grade: "" }) })
        }
      />
      <BigChoice
        label={t("grade")}
        error={form.errors.grade}
        options={choice("grades", t("ungraded"))}
        value={form.values.grade}
        onChange={(grade) => form.setValues({ grade: grade as Values["grade"] })}
      />
      <div data-wide>
        <DivisionField
          code={form.values.division_code}
          text={form.values.division_text}
          error={form.errors.division_code}
          onChange={(division_code, division_text) => form.setValues({ division_code, division_text })}
        />
      </div>
      <Textarea label={t("address")} maxLength={300} minRows={2} {...form.getInputProps("address")} />
      <TextInput
        label={t("uscc")}
        description={t("usccHint")}
        maxLength={18}
        autoCapitalize="characters"
        {...form.getInputProps("uscc")}
      />
      <div data-wide>
        <BigChoice
          label={t("status")}
          options={choice("statuses")}
          value={form.values.status}
          onChange={(status) => form.setValues({ status: status as Values["status"] })}
        />
      </div>
    </>
  );
}
