// A signature at the door becomes one command of the outbox; nothing here needs a network.
import type { Id, Instant } from "@/api/rows";
import { sayBoth } from "@/i18n";
import { compareNames, type Findable, guessInitials, search } from "@/lib/reading";
import type { Live, NewCommand } from "@/offline";
import { isOn } from "./people";
import type { Invitee } from "./rows";
import { eventWords } from "./words";

export type Signature = { id: Id; bytes: ArrayBuffer };
export type Signed = { signature: Signature; meal: boolean; at: Instant; id: Id };
export type WalkIn = { name: string; institution_name: string; department_name: string; phone: string };

const signedAs = ({ signature, meal, at, id }: Signed) => ({
  ...{ status: "signed_in", meal, signed_at: at, sign_in_id: id },
  signature: { id: signature.id, kind: "signature", mime: "image/png", size: signature.bytes.byteLength },
});

function command(eventId: Id, inviteeId: Id, name: string, signed: Signed): NewCommand {
  return {
    about: `invitees:${inviteeId}`,
    verb: "sign_in",
    label: sayBoth(eventWords, "cmdSignIn", { name }),
    method: "POST",
    url: `/api/events/${eventId}/sign-ins`,
    body: { id: signed.id, signature_id: signed.signature.id, signed_at: signed.at, meal: signed.meal },
    attachments: [
      { id: signed.signature.id, kind: "signature", mime: "image/png", bytes: signed.signature.bytes },
    ],
  };
}

/** Somebody on the list signs. */
export function signInCommand(invitee: Invitee, signed: Signed): NewCommand {
  const made = command(invitee.event_id, invitee.id, invitee.name, signed);
  return { ...made, body: { ...made.body, invitee_id: invitee.id }, patch: signedAs(signed) };
}

/** Somebody who is not on the list signs: his row is made here, under an id of this tablet. */
export function walkInCommand(eventId: Id, id: Id, who: WalkIn, signed: Signed): NewCommand {
  const made = command(eventId, id, who.name, signed);
  const row = {
    ...{ id, version: 0, event_id: eventId, hcp_id: null, walk_in: true, comment: "", warnings: [] },
    ...{ invited_at: null, answered_at: null, tablet_id: null, signed_again: 0, merged_into_id: null },
    ...{ reason: "", email: "", language: "zh-hans", mail_waits: false },
  };
  return {
    ...made,
    creates: true,
    body: { ...made.body, walk_in: { id, ...who } },
    patch: { ...row, ...who, ...signedAs(signed) },
  };
}

/** A name on the list with the reading its search needs. */
export type Listed = Findable & { invitee: Live<Invitee> };

/** The list of an event as the door needs it: readable names in the order of their reading. */
export function listedOf(
  invitees: readonly Live<Invitee>[],
  readings: ReadonlyMap<Id, { pinyin: string; initials: string }>,
): Listed[] {
  return invitees
    .filter(isListed)
    .map((invitee) => {
      const known = readings.get(invitee.hcp_id ?? "");
      const initials = known?.initials || guessInitials(invitee.name);
      return { invitee, name: invitee.name, pinyin: known?.pinyin ?? "", initials };
    })
    .sort(compareNames);
}

/** Whoever declined may come all the same. */
const isListed = (invitee: Invitee): boolean => isOn(invitee) || invitee.status === "declined";

export const hasSigned = (invitee: Invitee): boolean => invitee.status === "signed_in";

/** Who may still sign, by what he typed of his name or where he works. */
export function waitingFor(listed: readonly Listed[], typed: string): readonly Listed[] {
  const waiting = listed.filter(({ invitee }) => !hasSigned(invitee));
  return search(waiting, typed, placeOf);
}

export const placeOf = ({ invitee }: Listed): Findable => ({
  name: `${invitee.institution_name} ${invitee.department_name}`,
  pinyin: "",
});

export type Here = { came: number; listed: number; walkIns: number; meals: number; unsent: number };

/** How many are here, as this tablet knows it. */
export function countHere(invitees: readonly Live<Invitee>[]): Here {
  const came = invitees.filter(hasSigned);
  return {
    came: came.length,
    listed: invitees.filter((one) => isOn(one) && !one.walk_in).length,
    walkIns: came.filter((one) => one.walk_in).length,
    meals: came.filter((one) => one.meal).length,
    unsent: came.filter((one) => one.pending).length,
  };
}
