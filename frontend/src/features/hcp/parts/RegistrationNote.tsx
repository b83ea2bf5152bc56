import dayjs from "dayjs";
import type { PermitRegistration } from "@/api/rows";
import { useWords } from "@/i18n";
import { showDay, today } from "@/lib/time";
import { StatusBadge, type Tone } from "@/ui/Status";
import { hcpWords } from "../words";

const SOON = 30;

type Entry = Pick<PermitRegistration, "number" | "registered_on" | "expires_on">;
export type Standing = { state: "none" | "later" | "valid" | "soon" | "expired"; entry?: Entry };

/** How one's registration at a place stands today; the latest entry decides. */
export function standing(entries: readonly Entry[], day = today()): Standing {
  const lasting = (entry: Entry) => entry.expires_on ?? "9999-12-31";
  const latest = [...entries].sort((one, other) => lasting(other).localeCompare(lasting(one)))[0];
  if (!latest) return { state: "none" };
  if (latest.expires_on && latest.expires_on < day) return { state: "expired", entry: latest };
  if (latest.registered_on > day) return { state: "later", entry: latest };
  const left = latest.expires_on ? dayjs(latest.expires_on).diff(dayjs(day), "day") : SOON + 1;
  return { state: left <= SOON ? "soon" : "valid", entry: latest };
}

const tones: Record<Standing["state"], Tone> = {
  none: "needs",
  expired: "needs",
  later: "waiting",
  soon: "waiting",
  valid: "done",
};

/** Whether I am registered at this institution, until when, under which number. */
export function RegistrationNote({ entries }: { entries: readonly Entry[] }) {
  const t = useWords(hcpWords);
  const { state, entry } = standing(entries);
  const until = entry?.expires_on
    ? t(state === "expired" ? "registration.ended" : "registration.until", {
        day: showDay(entry.expires_on),
      })
    : "";
  return (
    <div className="r-stack" style={{ gap: 8 }}>
      <div>
        <StatusBadge tone={tones[state]}>{t(`registration.${state}`)}</StatusBadge>
      </div>
      {state === "none" && <div className="h-soft">{t("registration.noneNote")}</div>}
      {entry && (
        <div className="h-soft">
          {[
            entry.number && t("registration.number", { number: entry.number }),
            t("registration.since", { day: showDay(entry.registered_on) }),
            until,
          ]
            .filter(Boolean)
            .join(" · ")}
        </div>
      )}
    </div>
  );
}
