import { TextInput } from "@mantine/core";
import { useWords } from "@/i18n";
import { useUser } from "@/offline";
import { BigChoice, FieldFrame } from "@/ui/Choice";
import { EditSheet } from "@/ui/EditSheet";
import { useEdit } from "@/ui/edit";
import { notifyDone } from "@/ui/notify";
import { type ContactValues, saveContact } from "../commands";
import { hasLetter } from "../people";
import { refresh } from "../queries";
import type { EventDetail, Invitee } from "../rows";
import { eventWords } from "../words";

type Props = { event: EventDetail; invitee: Invitee; onClose: () => void };
const languages = ["zh-hans", "en"] as const;

/** Where somebody on the list is written to and in which language, and his invitation to be scanned. */
export function InviteeForm({ event, invitee, onClose }: Props) {
  const t = useWords(eventWords);
  const owns = useUser().id === event.owner_id;
  const asked = owns && event.state === "inviting" && hasLetter(invitee);
  const edit = useEdit<ContactValues>({
    start: { email: invitee.email, language: invitee.language },
    version: invitee.version,
    send: (values, how) => saveContact(event, invitee, values, how),
    onDone: () => {
      notifyDone(t("saved"));
      refresh();
      onClose();
    },
  });
  const { values, set, errorOf } = edit;
  return (
    <EditSheet title={t("contactOf", { name: invitee.name })} edit={edit} act={t("save")} onClose={onClose}>
      <TextInput
        type="email"
        label={t("email")}
        description={t(asked ? "emailNow" : "emailHint")}
        maxLength={200}
        value={values.email}
        onChange={(change) => set({ email: change.currentTarget.value })}
        error={errorOf("email")}
      />
      <BigChoice
        label={t("language")}
        options={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
        value={values.language}
        onChange={(language) => set({ language })}
        error={errorOf("language")}
      />
      {asked && (
        <FieldFrame label={t("scan")} hint={t("scanHint")}>
          {() => (
            <img className="e-qr" src={`/api/events/${event.id}/invitees/${invitee.id}/qr`} alt={t("scan")} />
          )}
        </FieldFrame>
      )}
    </EditSheet>
  );
}
