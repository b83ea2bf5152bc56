import { IconDeviceHeartMonitor } from "@tabler/icons-react";
import type { DeviceRow } from "@/api/device-rows";
import { useWords } from "@/i18n";
import { Card } from "@/ui/Card";
import { deviceName, placeOf, unitOf } from "../device";
import { deviceWords } from "../words";
import { StateBadge } from "./StateBadge";

/** A device in a list: what, which one, where, how it stands. */
export function DeviceCard({ device }: { device: DeviceRow }) {
  const t = useWords(deviceWords);
  const unit = unitOf(device, { sn: t("sn"), lot: t("lotWord") });
  return (
    <Card
      to={`/devices/${device.id}`}
      lead={<IconDeviceHeartMonitor size={24} stroke={1.75} aria-hidden />}
      title={deviceName(device)}
      note={
        <>
          {[device.model_no, unit || device.number].filter(Boolean).join(" · ")}
          <br />
          {placeOf(device)}
        </>
      }
      end={<StateBadge state={device.state} />}
    />
  );
}
