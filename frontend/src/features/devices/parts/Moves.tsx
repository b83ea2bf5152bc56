import { Button } from "@mantine/core";
import { useState } from "react";
import type { DeviceDetail } from "@/api/device-rows";
import { useWords } from "@/i18n";
import { MoveForm } from "../forms/MoveForm";
import { deviceWords } from "../words";

export const moves = [
  "install",
  "report_down",
  "restore",
  "put_aside",
  "take_back",
  "reinstate",
  "retire",
] as const;
export type MoveName = (typeof moves)[number];

/** The moves open to the reader. */
export function Moves({ device }: { device: DeviceDetail }) {
  const t = useWords(deviceWords);
  const [asking, setAsking] = useState<MoveName | null>(null);
  const open = moves.filter((name) => device.moves.includes(name));
  if (open.length === 0) return null;
  return (
    <div className="d-acts">
      {open.map((name) => (
        <Button
          key={name}
          size="lg"
          variant={
            name === "retire" ? "subtle" : name === "restore" || name === "install" ? "filled" : "default"
          }
          color={name === "retire" ? "red.8" : undefined}
          onClick={() => setAsking(name)}
        >
          {t(`move.${name}`)}
        </Button>
      ))}
      {asking && <MoveForm device={device} name={asking} onClose={() => setAsking(null)} />}
    </div>
  );
}
