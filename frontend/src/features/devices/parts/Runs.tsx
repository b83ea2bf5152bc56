import type { DeviceDetail, Downtime } from "@/api/device-rows";
import { useWords } from "@/i18n";
import { showInstant } from "@/lib/time";
import { Panel } from "@/ui/Page";
import { StatusBadge } from "@/ui/Status";
import { deviceWords } from "../words";

const MINUTE = 60_000;

/** How much of the year it worked, and when it did not. */
export function Runs({ device }: { device: DeviceDetail }) {
  const t = useWords(deviceWords);
  return (
    <Panel title={t("runs")}>
      <div className="d-label">{t("uptime")}</div>
      <div className="d-big">
        {device.uptime === null ? <small>{t("uptimeNone")}</small> : t("percent", { value: device.uptime })}
      </div>
      {device.downtimes.length === 0 && <p className="d-quiet">{t("noDowntime")}</p>}
      <ul className="r-rows">
        {device.downtimes.map((one) => (
          <Stretch key={one.id} downtime={one} />
        ))}
      </ul>
    </Panel>
  );
}

function Stretch({ downtime }: { downtime: Downtime }) {
  const t = useWords(deviceWords);
  const from = showInstant(downtime.from_at);
  const end = downtime.to_at ? new Date(downtime.to_at) : new Date();
  return (
    <li>
      <div className="r-row-words">
        <div className="r-row-title">{downtime.reason}</div>
        <div className="r-row-note">
          {downtime.to_at
            ? t("downFor", { from, to: showInstant(downtime.to_at) })
            : t("downNow", { when: from })}
        </div>
        <div className="r-row-note">
          {t("lasted", { time: useLength(end.getTime() - new Date(downtime.from_at).getTime()) })}
        </div>
      </div>
      {!downtime.to_at && <StatusBadge tone="needs">{t("state.down")}</StatusBadge>}
    </li>
  );
}

/** A length of time in its two largest units. */
function useLength(milliseconds: number): string {
  const t = useWords(deviceWords);
  const minutes = Math.floor(milliseconds / MINUTE);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = minutes % 60;
  const parts = days
    ? [t("days", { count: days }), hours && t("hours", { count: hours })]
    : [hours && t("hours", { count: hours }), t("minutes", { count: rest })];
  return parts.filter(Boolean).join(" ");
}
