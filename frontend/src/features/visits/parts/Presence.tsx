import { Button } from "@mantine/core";
import { useState } from "react";
import type { Visit } from "@/api/rows";
import { useWords } from "@/i18n";
import { showInstant } from "@/lib/time";
import { type Live, useUser } from "@/offline";
import { Facts, Panel } from "@/ui/Page";
import { consentOf, keepConsent } from "../position";
import { visitWords } from "../words";

const reasons = ["declined", "unavailable", "timed_out", "not_given"] as const;
type Reason = (typeof reasons)[number];

/** The check-in: when, and where with its accuracy or why there is no place. */
export function Presence({ visit }: { visit: Live<Visit> }) {
  const t = useWords(visitWords);
  const user = useUser();
  if (!visit.checked_in_at) return null;
  const { position } = visit;
  const reason = reasons.find((one): one is Reason => one === visit.position_missing) ?? "not_given";
  const place = position
    ? t("position", {
        lat: position.lat.toFixed(5),
        lon: position.lon.toFixed(5),
        accuracy: Math.round(position.accuracy),
      })
    : t(`noPosition.${reason}`);
  return (
    <Panel title={t("checkInOf")}>
      <Facts
        of={[
          [t("checkedInAt"), showInstant(visit.checked_in_at)],
          [t("positionOf"), place],
        ]}
      />
      {visit.owner_id === user.id && <Consent user={user.id} />}
    </Panel>
  );
}

/** Giving the position is free, and so is changing one's mind. */
function Consent({ user }: { user: number }) {
  const t = useWords(visitWords);
  const [consent, setConsent] = useState(consentOf(user));
  if (consent === "unasked") return null;
  const next = consent === "yes" ? "no" : "yes";
  const change = () => {
    keepConsent(user, next);
    setConsent(next);
  };
  return (
    <Button variant="subtle" mt="xs" px={0} onClick={change}>
      {t(consent === "yes" ? "positionStop" : "positionStart")}
    </Button>
  );
}
