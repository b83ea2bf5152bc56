import { Button } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useParams } from "react-router";
import type { DeviceDetail } from "@/api/device-rows";
import { HistoryButton } from "@/history";
import { useWords } from "@/i18n";
import { showDay } from "@/lib/time";
import { useMay } from "@/offline";
import { CardList } from "@/ui/Card";
import { Loaded } from "@/ui/Loaded";
import { Columns, Facts, Page, Panel, Stack } from "@/ui/Page";
import { StatusBadge } from "@/ui/Status";
import { deviceName, modelName } from "../device";
import { DeviceForm } from "../forms/DeviceForm";
import { DeviceCard } from "../parts/DeviceCard";
import { Meters } from "../parts/Meters";
import { Moves } from "../parts/Moves";
import { Runs } from "../parts/Runs";
import { StateBadge } from "../parts/StateBadge";
import { useDevice } from "../queries";
import "../devices.css";
import { deviceWords } from "../words";

/** One device: what it is, where it stands, how it runs, what it counts. */
export function DevicePage() {
  const t = useWords(deviceWords);
  const { id = "" } = useParams();
  const query = useDevice(id);
  if (query.data) return <Shown key={id} device={query.data} />;
  return (
    <Page title={t("device")} back="/devices">
      <Loaded query={query}>{() => null}</Loaded>
    </Page>
  );
}

function Shown({ device }: { device: DeviceDetail }) {
  const t = useWords(deviceWords);
  return (
    <Page
      title={deviceName(device)}
      note={[device.number, device.model_no, device.maker].filter(Boolean).join(" · ")}
      back="/devices"
      actions={<HistoryButton kind="device" id={device.id} name={device.number} />}
    >
      <div className="d-badges">
        <StateBadge state={device.state} />
        {device.under_warranty === true && (
          <StatusBadge tone="brand">{t("warrantyIn", { day: showDay(device.warranty_to) })}</StatusBadge>
        )}
      </div>
      <Columns>
        <Stack>
          <About device={device} />
          <Meters device={device} />
        </Stack>
        <Stack>
          <Runs device={device} />
          <Parts device={device} />
        </Stack>
      </Columns>
      <Moves device={device} />
    </Page>
  );
}

/** How long the maker stands for it. */
function useWarranty(device: DeviceDetail): string {
  const t = useWords(deviceWords);
  if (device.under_warranty === null) return t("warrantyNone");
  const day = showDay(device.warranty_to);
  return t(device.under_warranty ? "warrantyIn" : "warrantyOver", { day });
}

function About({ device }: { device: DeviceDetail }) {
  const t = useWords(deviceWords);
  const may = useMay("devices.keep");
  const [editing, setEditing] = useState(false);
  const warranty = useWarranty(device);
  const { model } = device;
  return (
    <Panel
      title={t("identity")}
      side={
        may && (
          <Button
            variant="subtle"
            leftSection={<IconPencil size={20} aria-hidden />}
            onClick={() => setEditing(true)}
          >
            {t("edit")}
          </Button>
        )
      }
    >
      <Facts
        of={[
          [t("institution"), device.institution_name],
          [t("department"), device.department_name],
          [t("room"), device.room],
          [t("serial"), device.serial],
          [t("lot"), device.lot],
          [t("software"), device.software],
          [t("installed_on"), showDay(device.installed_on)],
          [t("accepted_on"), showDay(device.accepted_on)],
          [t("made_on"), showDay(device.made_on)],
          [t("warranty"), warranty],
          [t("model"), modelName(model)],
          [t("risk_class"), t(`risk.${model.risk_class}`)],
          [t("registration_no"), model.registration_no],
          [
            t("di"),
            <span key="di" className="d-code">
              {model.di || "—"}
            </span>,
          ],
          [t("note"), device.note],
        ]}
      />
      {editing && <DeviceForm device={device} onClose={() => setEditing(false)} />}
    </Panel>
  );
}

/** The whole it belongs to, and what belongs to it. */
function Parts({ device }: { device: DeviceDetail }) {
  const t = useWords(deviceWords);
  return (
    <>
      {device.parent && (
        <Panel title={t("parent")}>
          <DeviceCard device={device.parent} />
        </Panel>
      )}
      <Panel title={t("parts")}>
        {device.parts.length === 0 && <p className="d-quiet">{t("noParts")}</p>}
        <CardList>
          {device.parts.map((part) => (
            <li key={part.id}>
              <DeviceCard device={part} />
            </li>
          ))}
        </CardList>
      </Panel>
    </>
  );
}
