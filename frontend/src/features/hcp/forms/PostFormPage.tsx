import { Switch } from "@mantine/core";
import { useNavigate, useParams } from "react-router";
import type { Hcp } from "@/api/rows";
import { useWords } from "@/i18n";
import { today } from "@/lib/time";
import { type TrayItem, useSave } from "@/offline";
import { DateInput } from "@/ui/dates";
import { notifySaved } from "@/ui/notify";
import { Page } from "@/ui/Page";
import { Waiting } from "@/ui/States";
import { createPost } from "../commands";
import { Missing } from "../parts/Missing";
import { CodePicker, DepartmentPicker, InstitutionPicker } from "../parts/pickers";
import { useHcp, usePlaceNames } from "../queries";
import { hcpWords } from "../words";
import { useMending, withSaid } from "./mending";
import { type Form, RecordForm } from "./RecordForm";

type Values = {
  institution_id: string;
  department_id: string;
  role: string;
  is_main: boolean;
  from_on: string;
};

/** A further post of somebody, or his new main one. */
export function NewPostPage() {
  const { id = "" } = useParams();
  const found = useHcp(id);
  const mends = useMending();
  const t = useWords(hcpWords);
  if (!found.row) return <Missing found={found} back="/accounts" />;
  if (mends === undefined) {
    return (
      <Page title={t("newPost")} back={`/accounts/hcps/${id}`}>
        <Waiting />
      </Page>
    );
  }
  return <NewForm hcp={found.row} mends={mends} />;
}

function NewForm({ hcp, mends }: { hcp: Hcp; mends: TrayItem | null }) {
  const t = useWords(hcpWords);
  const save = useSave();
  const navigate = useNavigate();
  const names = usePlaceNames();
  const page = `/accounts/hcps/${hcp.id}`;
  const draft = `affiliations:new:${hcp.id}`;
  const initial: Values = {
    ...{ institution_id: "", department_id: "", role: "staff" },
    ...{ is_main: !hcp.institution_id, from_on: today() },
  };
  return (
    <RecordForm
      title={t("newPost")}
      note={hcp.name}
      back={page}
      draft={draft}
      stamp={hcp.id}
      initial={withSaid(initial, mends)}
      mends={mends}
      act={t("save")}
      check={(values) => ({
        ...(!values.institution_id && { institution_id: t("needInstitution") }),
        ...(!values.from_on && { from_on: t("needDay") }),
      })}
      onSave={async ({ department_id, ...values }) => {
        const place = names(values.institution_id, department_id);
        const command = createPost(hcp, { ...values, department_id: department_id || null }, place);
        await save({ ...command, draft, replaces: mends?.id });
        notifySaved();
        await navigate(page, { replace: true });
      }}
    >
      {(form) => <Fields form={form} />}
    </RecordForm>
  );
}

function Fields({ form }: { form: Form<Values> }) {
  const t = useWords(hcpWords);
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
        institution={form.values.institution_id}
        {...form.getInputProps("department_id")}
      />
      <CodePicker list="posts" label={t("role")} clearable={false} {...form.getInputProps("role")} />
      <DateInput label={t("post.from")} valueFormat="YYYY-MM-DD" {...form.getInputProps("from_on")} />
      <div data-wide>
        <Switch
          label={t("post.isMain")}
          description={t("post.isMainHint")}
          checked={form.values.is_main}
          onChange={(event) => form.setValues({ is_main: event.currentTarget.checked })}
        />
      </div>
    </>
  );
}
