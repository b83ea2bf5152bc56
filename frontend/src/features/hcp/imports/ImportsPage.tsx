import { Button, Loader } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import "@mantine/dropzone/styles.layer.css";
import { IconFileSpreadsheet, IconUpload } from "@tabler/icons-react";
import { useRef } from "react";
import { useNavigate } from "react-router";
import type { ImportRun } from "@/api/rows";
import { useLanguage, useWords } from "@/i18n";
import { Problem } from "@/lib/problem";
import { showInstant } from "@/lib/time";
import { Card, CardList } from "@/ui/Card";
import { More } from "@/ui/More";
import { notifyProblem } from "@/ui/notify";
import { Page, Panel } from "@/ui/Page";
import { ErrorState, Waiting } from "@/ui/States";
import { RefusalNote } from "@/ui/Status";
import { counted } from "./numbers";
import { useImports, useUpload } from "./queries";
import { RunState } from "./RunState";
import { importWords } from "./words";
import "./imports.css";

const MOST = 20_000_000;

/** Bring a list, or go back to an earlier one. */
export function ImportsPage() {
  const t = useWords(importWords);
  return (
    <Page title={t("title")} note={t("note")}>
      <Upload />
      <Panel title={t("earlier")}>
        <Earlier />
      </Panel>
    </Page>
  );
}

function Upload() {
  const t = useWords(importWords);
  const upload = useUpload();
  const navigate = useNavigate();
  const open = useRef<() => void>(null);
  const take = async (files: File[]) => {
    const file = files[0];
    if (!file) return;
    try {
      const run = await upload.mutateAsync(file);
      if (run) await navigate(`/imports/${run.id}`);
    } catch {
      // The sentence stays on the page, where the file was dropped.
    }
  };
  return (
    <>
      <Dropzone
        className="i-drop"
        openRef={open}
        activateOnClick={false}
        activateOnKeyboard={false}
        maxFiles={1}
        maxSize={MOST}
        multiple={false}
        disabled={upload.isPending}
        onDrop={(files) => void take(files)}
        onReject={() => notifyProblem(new Problem(422, { detail: t("dropRefused") }))}
        inputProps={{ "aria-label": t("choose") }}
      >
        {upload.isPending ? (
          <div className="i-drop-inside" role="status">
            <Loader />
            <strong>{t("uploading")}</strong>
          </div>
        ) : (
          <div className="i-drop-inside">
            <IconFileSpreadsheet size={56} stroke={1.25} aria-hidden />
            <strong>{t("drop")}</strong>
            <span className="i-soft">{t("dropOr")}</span>
            <Button
              size="lg"
              leftSection={<IconUpload size={22} aria-hidden />}
              onClick={() => open.current?.()}
            >
              {t("choose")}
            </Button>
          </div>
        )}
      </Dropzone>
      {upload.error && <Why error={upload.error} />}
    </>
  );
}

function Why({ error }: { error: unknown }) {
  const t = useWords(importWords);
  const problem = error instanceof Problem ? error : null;
  return <RefusalNote sentence={problem?.offline ? t("offline") : problem?.detail || t("dropRefused")} />;
}

function Earlier() {
  const t = useWords(importWords);
  const query = useImports();
  if (query.error && !query.data)
    return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Waiting lines={3} />;
  const runs = query.data.pages.flatMap((page) => page.items);
  if (runs.length === 0) return <p className="i-soft">{t("earlierNone")}</p>;
  return (
    <div className="r-stack">
      <CardList>
        {runs.map((run) => (
          <li key={run.id}>
            <RunCard run={run} />
          </li>
        ))}
      </CardList>
      <More of={query}>{t("more")}</More>
    </div>
  );
}

function RunCard({ run }: { run: ImportRun }) {
  const t = useWords(importWords);
  useLanguage();
  const when = t("by", { when: showInstant(run.created_at) });
  return (
    <Card
      to={`/imports/${run.id}`}
      lead={<IconFileSpreadsheet size={24} stroke={1.75} aria-hidden />}
      title={<span className="i-file">{run.file_name}</span>}
      note={`${t("rows", counted(run.read))} · ${when}`}
      end={<RunState run={run} />}
    />
  );
}
