import { Button } from "@mantine/core";
import { IconGauge, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { DeviceDetail, Meter, Reading } from "@/api/device-rows";
import { useWords } from "@/i18n";
import { showInstant } from "@/lib/time";
import { useMay } from "@/offline";
import { Panel } from "@/ui/Page";
import { plainNumber } from "../device";
import { MeterForm } from "../forms/MeterForm";
import { ReadingForm } from "../forms/ReadingForm";
import { deviceWords } from "../words";

/** What the device counts, each with its last reading. */
export function Meters({ device }: { device: DeviceDetail }) {
  const t = useWords(deviceWords);
  const may = useMay("devices.meter");
  const [open, setOpen] = useState<"new" | Meter | null>(null);
  return (
    <Panel
      title={t("meters")}
      side={
        may && (
          <Button
            variant="subtle"
            leftSection={<IconPlus size={20} aria-hidden />}
            onClick={() => setOpen("new")}
          >
            {t("addMeter")}
          </Button>
        )
      }
    >
      {device.meters.length === 0 && <p className="d-quiet">{t("noMeters")}</p>}
      <ul className="r-rows">
        {device.meters.map((meter) => (
          <MeterRow key={meter.id} meter={meter} onRead={may ? () => setOpen(meter) : undefined} />
        ))}
      </ul>
      {open === "new" && <MeterForm device={device} onClose={() => setOpen(null)} />}
      {open && open !== "new" && <ReadingForm meter={open} onClose={() => setOpen(null)} />}
    </Panel>
  );
}

function MeterRow({ meter, onRead }: { meter: Meter; onRead?: () => void }) {
  const t = useWords(deviceWords);
  const [last, ...earlier] = meter.readings;
  const unit = useUnit(meter);
  return (
    <li>
      <div className="r-row-words">
        <div className="d-label">{meter.name || t(`meter.${meter.kind}`)}</div>
        {last ? (
          <>
            <div className="d-big">
              {plainNumber(last.value)} <small>{unit}</small>
            </div>
            <Told reading={last} />
          </>
        ) : (
          <div className="r-row-note">{t("noReading")}</div>
        )}
      </div>
      {onRead && (
        <Button variant="default" leftSection={<IconGauge size={20} aria-hidden />} onClick={onRead}>
          {t("addReading")}
        </Button>
      )}
      {earlier.length > 0 && (
        <details className="d-earlier d-meter">
          <summary>{t("earlier")}</summary>
          <ul className="r-rows">
            {earlier.map((one) => (
              <li key={one.id}>
                <div className="r-row-words">
                  <div className="r-row-title">
                    {plainNumber(one.value)} {unit}
                  </div>
                  <Told reading={one} />
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** When it was read and by whom, and whether it had been set back. */
function Told({ reading }: { reading: Reading }) {
  const t = useWords(deviceWords);
  const said = t("readBy", { when: showInstant(reading.read_at), who: reading.by_name });
  const reset = reading.reset && t("wasReset");
  return <div className="r-row-note">{[said, reset, reading.note].filter(Boolean).join(" · ")}</div>;
}

/** The unit that was written, or the usual one of its kind. */
export function useUnit(meter: Pick<Meter, "kind" | "unit">): string {
  const t = useWords(deviceWords);
  return meter.unit || (meter.kind === "other" ? "" : t(`unit.${meter.kind}`));
}
