import { Button, Drawer, Textarea } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Scan } from "@/api/device-rows";
import { useWords } from "@/i18n";
import { Problem } from "@/lib/problem";
import { showDay } from "@/lib/time";
import { useMay } from "@/offline";
import { Card, CardList } from "@/ui/Card";
import { usePortrait } from "@/ui/desk";
import { Facts } from "@/ui/Page";
import { ErrorState } from "@/ui/States";
import { Note, RefusalNote } from "@/ui/Status";
import { uiWords } from "@/ui/words";
import { deviceName, modelName, placeOf, unitOf } from "../device";
import { readScan } from "../queries";
import { deviceWords } from "../words";
import { StateBadge } from "./StateBadge";

type Props = { onRegister: (scan: Scan) => void; onOpen: (id: string) => void; onClose: () => void };

/** A field a scanner types into; what the code says, and the device it stands on. */
export function ScanSheet({ onRegister, onOpen, onClose }: Props) {
  const t = useWords(deviceWords);
  const common = useWords(uiWords);
  const portrait = usePortrait();
  const [text, setText] = useState("");
  const [found, setFound] = useState<Scan | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    setError(null);
    setFound(null);
    try {
      setFound(await readScan(text));
    } catch (why) {
      setError(why);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t("scanTitle")}
      size={portrait ? "100%" : 600}
      closeButtonProps={{ "aria-label": common("close") }}
    >
      <div className="r-stack">
        <Textarea
          label={t("scanLabel")}
          description={t("scanHint")}
          data-autofocus
          autosize
          minRows={2}
          maxLength={2000}
          classNames={{ input: "d-code" }}
          value={text}
          onChange={(change) => setText(change.currentTarget.value)}
          onKeyDown={(press) => {
            if (press.key !== "Enter") return;
            press.preventDefault();
            if (text.trim()) void ask();
          }}
        />
        <Button size="lg" disabled={!text.trim()} loading={busy} onClick={() => void ask()}>
          {t("scanAct")}
        </Button>
        {error !== null && <Wrong error={error} />}
        {found && (
          <Said scan={found} onRegister={() => onRegister(found)} onOpen={onOpen} onClose={onClose} />
        )}
      </div>
    </Drawer>
  );
}

/** Why the code cannot be read. */
function Wrong({ error }: { error: unknown }) {
  const common = useWords(uiWords);
  if (!(error instanceof Problem)) return <ErrorState error={error} />;
  if (error.offline) return <Note tone="waiting">{common("noAnswer")}</Note>;
  return <RefusalNote sentence={error.fields.text ?? error.detail} />;
}

type SaidProps = { scan: Scan; onRegister: () => void; onOpen: (id: string) => void; onClose: () => void };

function Said({ scan, onRegister, onOpen, onClose }: SaidProps) {
  const t = useWords(deviceWords);
  return (
    <>
      <h3 style={{ margin: 0 }}>{t("scanParts")}</h3>
      <Facts
        of={[
          [t("agency"), t(`agency.${scan.agency}`)],
          [t("di"), scan.di],
          [t("model"), scan.model ? modelName(scan.model) : ""],
          [t("serial"), scan.serial],
          [t("lot"), scan.lot],
          [t("software"), scan.software],
          [t("made_on"), showDay(scan.made_on)],
          [t("expires_on"), showDay(scan.expires_on)],
        ]}
      />
      {!scan.di && <Note tone="waiting">{t("noProduct")}</Note>}
      {scan.di && !scan.model && <Unknown scan={scan} />}
      {scan.model && (
        <Units
          scan={scan}
          onRegister={onRegister}
          onOpen={(id) => {
            onClose();
            onOpen(id);
          }}
        />
      )}
    </>
  );
}

/** The catalogue does not have it: nothing is made up. */
function Unknown({ scan }: { scan: Scan }) {
  const t = useWords(deviceWords);
  const navigate = useNavigate();
  const may = useMay("devices.keep_catalogue");
  return (
    <Note
      tone="waiting"
      title={t("modelUnknown")}
      action={
        may && (
          <Button
            variant="default"
            onClick={() => void navigate(`/devices/models?new=${encodeURIComponent(scan.di)}`)}
          >
            {t("addThisModel")}
          </Button>
        )
      }
    >
      {t("modelUnknownNote")}
    </Note>
  );
}

function Units({ scan, onRegister, onOpen }: Omit<SaidProps, "onClose">) {
  const t = useWords(deviceWords);
  const may = useMay("devices.keep");
  const known = scan.devices.length > 0;
  return (
    <>
      <h3 style={{ margin: 0 }}>{t("foundHere")}</h3>
      {!known && <p className="d-quiet">{t("foundNone")}</p>}
      <CardList>
        {scan.devices.map((device) => (
          <li key={device.id}>
            <Card
              onTap={() => onOpen(device.id)}
              title={deviceName(device)}
              note={[unitOf(device, { sn: t("sn"), lot: t("lotWord") }), placeOf(device)]
                .filter(Boolean)
                .join(" · ")}
              end={<StateBadge state={device.state} />}
            />
          </li>
        ))}
      </CardList>
      {may && !(known && scan.serial) && (
        <Button variant={known ? "default" : "filled"} size="lg" onClick={onRegister}>
          {t("registerThis")}
        </Button>
      )}
    </>
  );
}
