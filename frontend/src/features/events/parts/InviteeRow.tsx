import { Button, Switch } from "@mantine/core";
import { useRef, useState } from "react";
import { inLanguage, useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { useUser } from "@/offline";
import { Ask } from "@/ui/Ask";
import { notifyDone, notifyProblem } from "@/ui/notify";
import { RuleTag, StatusBadge } from "@/ui/Status";
import { dismissInvitee, setMeal } from "../commands";
import { InviteeForm } from "../forms/InviteeForm";
import { hasLetter, isOn, isUnsettled, mayDismiss, statusTones } from "../people";
import { refresh } from "../queries";
import type { EventDetail, Invitee } from "../rows";
import { eventWords } from "../words";
import { CertificateOf } from "./Certificates";
import { SettleSheet } from "./SettleSheet";

type Props = { event: EventDetail; invitee: Invitee };

/** One person on the list: whether he eats, how he stands, and the way off the list. */
export function InviteeRow({ event, invitee }: Props) {
  const t = useWords(eventWords);
  const works = [invitee.institution_name, invitee.department_name].filter(Boolean).join(" · ");
  const owns = useUser().id === event.owner_id && event.state === "inviting";
  const open = event.is_mine && !["closed", "pending_close_out", "cancelled"].includes(event.state);
  return (
    <li>
      <div className="r-row-words">
        <div className="r-row-title">{invitee.name}</div>
        {works && <div className="r-row-note">{works}</div>}
        {invitee.warnings.map((warning) => (
          <div key={warning.rule} className="r-row-note">
            <RuleTag rule={warning.rule} /> {inLanguage(warning)}
          </div>
        ))}
        {invitee.comment && <div className="r-row-note">{t("saidWhy", { why: invitee.comment })}</div>}
      </div>
      <div className="e-row-acts">
        {invitee.walk_in && <StatusBadge tone="brand">{t("walkIn")}</StatusBadge>}
        <StatusBadge tone={statusTones[invitee.status]}>{t(`status.${invitee.status}`)}</StatusBadge>
        {invitee.mail_waits && <StatusBadge tone="waiting">{t("mailWaits")}</StatusBadge>}
        {owns && hasLetter(invitee) && (
          <Button
            component="a"
            href={`/api/events/${event.id}/invitees/${invitee.id}/letter`}
            target="_blank"
            rel="noopener"
            variant="subtle"
            aria-label={t("letterOf", { name: invitee.name })}
          >
            {t("letter")}
          </Button>
        )}
        {open && isOn(invitee) && event.offers_meals && <Meal key={invitee.version} invitee={invitee} />}
        {open && isUnsettled(invitee) && <Settle invitee={invitee} />}
        {mayDismiss(invitee) && open && <Contact event={event} invitee={invitee} />}
        <CertificateOf event={event} invitee={invitee} />
        {open && (mayDismiss(invitee) || isUnsettled(invitee)) && <Dismiss invitee={invitee} />}
      </div>
    </li>
  );
}

function Meal({ invitee }: { invitee: Invitee }) {
  const t = useWords(eventWords);
  const [busy, setBusy] = useState(false);
  const change = async (meal: boolean) => {
    setBusy(true);
    await setMeal(invitee, meal, newId()).catch(notifyProblem);
    refresh();
    setBusy(false);
  };
  return (
    <Switch
      label={t("eats")}
      aria-label={t("eatsWho", { name: invitee.name })}
      disabled={busy}
      checked={invitee.meal}
      onChange={(event) => void change(event.currentTarget.checked)}
    />
  );
}

function Contact({ event, invitee }: Props) {
  const t = useWords(eventWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="subtle"
        aria-label={t("contactOf", { name: invitee.name })}
        onClick={() => setOpen(true)}
      >
        {t("contact")}
      </Button>
      {open && <InviteeForm event={event} invitee={invitee} onClose={() => setOpen(false)} />}
    </>
  );
}

function Settle({ invitee }: { invitee: Invitee }) {
  const t = useWords(eventWords);
  const [settling, setSettling] = useState(false);
  return (
    <>
      <Button
        variant="default"
        aria-label={t("settleWho", { name: invitee.name })}
        onClick={() => setSettling(true)}
      >
        {t("settle")}
      </Button>
      {settling && <SettleSheet invitee={invitee} onClose={() => setSettling(false)} />}
    </>
  );
}

function Dismiss({ invitee }: { invitee: Invitee }) {
  const t = useWords(eventWords);
  const [asking, setAsking] = useState(false);
  const key = useRef(newId());
  const act = async (reason: string) => {
    try {
      await dismissInvitee(invitee, reason, key.current);
      notifyDone(t("dismissed"));
      refresh();
    } catch (error) {
      key.current = newId();
      notifyProblem(error);
    }
    setAsking(false);
  };
  return (
    <>
      <Button
        variant="subtle"
        color="red.8"
        aria-label={t("dismissWho", { name: invitee.name })}
        onClick={() => setAsking(true)}
      >
        {t("dismiss")}
      </Button>
      {asking && (
        <Ask
          title={t("askDismiss", { name: invitee.name })}
          act={t("dismiss")}
          danger
          reason={invitee.walk_in ? "needed" : "optional"}
          onAct={(reason) => void act(reason)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
