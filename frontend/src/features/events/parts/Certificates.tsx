import { Button, Progress } from "@mantine/core";
import { IconCertificate, IconDownload } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { useMay, useUser } from "@/offline";
import { notifyDone, notifyProblem } from "@/ui/notify";
import { Panel } from "@/ui/Page";
import { issueCertificates } from "../commands";
import { refresh, useCertificates } from "../queries";
import type { EventDetail, Invitee } from "../rows";
import { eventWords } from "../words";

const after = ["reconciling", "pending_close_out", "closed"];

/** Certificates exist once the event is over, and are told to those who may issue them. */
function useIssued(event: EventDetail) {
  const enabled = useMay("events.issue_certificates") && after.includes(event.state);
  return useCertificates(event, enabled).data;
}

/** Certificates of attendance: issued by the owner, made in the background, taken home one by one or all at once. */
export function Certificates({ event }: { event: EventDetail }) {
  const t = useWords(eventWords);
  const owns = useUser().id === event.owner_id;
  const issued = useIssued(event);
  if (!issued || (issued.entitled === 0 && issued.issued === 0)) return null;
  const left = issued.entitled - issued.issued;
  const making = issued.made < issued.issued;
  return (
    <Panel title={t("certificates")}>
      <div className="r-stack">
        {issued.issued === 0 ? (
          <p className="e-quiet">{t("certificatesNote", { count: issued.entitled })}</p>
        ) : (
          <div aria-live="polite">
            <span className="e-quiet">
              {t("certificatesMade", { made: issued.made, issued: issued.issued })}
            </span>
            {making && (
              <Progress
                mt={8}
                value={(100 * issued.made) / issued.issued}
                aria-label={t("certificates")}
                animated
              />
            )}
          </div>
        )}
        {owns && left > 0 && <Issue event={event} left={left} first={issued.issued === 0} />}
        {issued.made > 0 && !making && (
          <Button
            component="a"
            href={`/api/events/${event.id}/certificates.zip`}
            download
            variant="default"
            leftSection={<IconDownload size={20} aria-hidden />}
          >
            {t("certificatesAll")}
          </Button>
        )}
      </div>
    </Panel>
  );
}

type IssueProps = { event: EventDetail; left: number; first: boolean };

function Issue({ event, left, first }: IssueProps) {
  const t = useWords(eventWords);
  const [busy, setBusy] = useState(false);
  const key = useRef(newId());
  const act = async () => {
    setBusy(true);
    try {
      await issueCertificates(event.id, key.current);
      notifyDone(t("certificatesIssued"));
      refresh();
    } catch (error) {
      notifyProblem(error);
    }
    key.current = newId();
    setBusy(false);
  };
  return (
    <Button leftSection={<IconCertificate size={20} aria-hidden />} loading={busy} onClick={() => void act()}>
      {first ? t("issueCertificates") : t("issueMore", { count: left })}
    </Button>
  );
}

/** The certificate of one person on the list, once it is made. */
export function CertificateOf({ event, invitee }: { event: EventDetail; invitee: Invitee }) {
  const t = useWords(eventWords);
  const mine = useIssued(event)?.items.find((one) => one.invitee_id === invitee.id);
  if (!mine?.made) return null;
  return (
    <Button
      component="a"
      href={`/api/events/${event.id}/certificates/${mine.id}`}
      download
      variant="subtle"
      aria-label={t("certificateOf", { name: invitee.name })}
    >
      {t("certificate")}
    </Button>
  );
}
