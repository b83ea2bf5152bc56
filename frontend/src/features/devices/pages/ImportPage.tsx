import { Button, Loader } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import "@mantine/dropzone/styles.layer.css";
import { IconFileSpreadsheet, IconUpload } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { Link } from "react-router";
import type { DeviceImport, ListKind } from "@/api/device-rows";
import { useWords } from "@/i18n";
import { Problem } from "@/lib/problem";
import { BigChoice } from "@/ui/Choice";
import { notifyProblem } from "@/ui/notify";
import { Page, Panel } from "@/ui/Page";
import { RefusalNote } from "@/ui/Status";
import { listWords } from "../list-words";
import { ImportReport } from "../parts/ImportReport";
import { useImportList } from "../queries";
import "../devices.css";

const MOST = 20_000_000;
const kinds = ["models", "devices"] as const;

/** Bring a list: it is checked row by row, then its good rows are carried out. */
export function ImportPage() {
  const t = useWords(listWords);
  const [kind, setKind] = useState<ListKind>("models");
  const [file, setFile] = useState<File | null>(null);
  const ask = useImportList();
  const report = file ? ask.data : undefined;
  const check = async (files: File[]) => {
    const chosen = files[0];
    if (!chosen) return;
    setFile(chosen);
    await ask.mutateAsync({ file: chosen, kind, carryOut: false }).catch(() => setFile(null));
  };
  const again = () => {
    setFile(null);
    ask.reset();
  };
  return (
    <Page title={t("importTitle")} note={t("importNote")} back="/devices">
      {!report && (
        <Panel>
          <div className="r-stack">
            <BigChoice
              label={t("whatList")}
              hint={t(`hint.${kind}`)}
              options={kinds.map((value) => ({ value, label: t(`list.${value}`) }))}
              value={kind}
              onChange={setKind}
            />
            <Drop busy={ask.isPending} onDrop={(files) => void check(files)} />
          </div>
        </Panel>
      )}
      {ask.error && <Why error={ask.error} />}
      {report && (
        <>
          <ImportReport report={report} file={file?.name ?? ""} />
          <Next
            report={report}
            busy={ask.isPending}
            onCarryOut={() =>
              file && void ask.mutateAsync({ file, kind: report.kind, carryOut: true }).catch(() => undefined)
            }
            onAgain={again}
          />
        </>
      )}
    </Page>
  );
}

function Drop({ busy, onDrop }: { busy: boolean; onDrop: (files: File[]) => void }) {
  const t = useWords(listWords);
  const open = useRef<() => void>(null);
  return (
    <Dropzone
      openRef={open}
      activateOnClick={false}
      activateOnKeyboard={false}
      maxFiles={1}
      maxSize={MOST}
      multiple={false}
      disabled={busy}
      onDrop={onDrop}
      onReject={() => notifyProblem(new Problem(422, { detail: t("dropRefused") }))}
      inputProps={{ "aria-label": t("choose") }}
    >
      <div className="d-drop" role={busy ? "status" : undefined}>
        {busy ? (
          <>
            <Loader />
            <strong>{t("checking")}</strong>
          </>
        ) : (
          <>
            <IconFileSpreadsheet size={56} stroke={1.25} aria-hidden />
            <strong>{t("drop")}</strong>
            <span className="d-quiet">{t("dropOr")}</span>
            <Button
              size="lg"
              leftSection={<IconUpload size={22} aria-hidden />}
              onClick={() => open.current?.()}
            >
              {t("choose")}
            </Button>
          </>
        )}
      </div>
    </Dropzone>
  );
}

function Why({ error }: { error: unknown }) {
  const t = useWords(listWords);
  const problem = error instanceof Problem ? error : null;
  return <RefusalNote sentence={problem?.offline ? t("offline") : problem?.detail || t("dropRefused")} />;
}

type NextProps = { report: DeviceImport; busy: boolean; onCarryOut: () => void; onAgain: () => void };

/** What can be done with a checked list, and where it went once it was carried out. */
function Next({ report, busy, onCarryOut, onAgain }: NextProps) {
  const t = useWords(listWords);
  const count = report.created + report.updated;
  const devices = report.kind === "devices";
  return (
    <div className="d-acts">
      {report.carried_out ? (
        <Button component={Link} to={devices ? "/devices" : "/devices/models"} size="lg">
          {t(devices ? "seeDevices" : "seeModels")}
        </Button>
      ) : (
        count > 0 && (
          <Button size="lg" loading={busy} onClick={onCarryOut}>
            {t("carryOut", { count })}
          </Button>
        )
      )}
      <Button size="lg" variant="default" disabled={busy} onClick={onAgain}>
        {t("another")}
      </Button>
      {!report.carried_out && count === 0 && <p className="d-quiet">{t("nothingToDo")}</p>}
    </div>
  );
}
