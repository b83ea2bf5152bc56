// The closed lists of the room, in the order in which they are offered.
import { inLanguage } from "@/i18n";
import { catalogue } from "@/rules";
import type { Category, Format, SharedBy, SpeakerRole, VenueKind } from "./rows";

export const formats: readonly Format[] = ["in_person", "virtual", "hybrid"];
export const venues: readonly VenueKind[] = [
  "hospital",
  "hotel",
  "conference_centre",
  "restaurant",
  "online",
  "resort",
  "other",
];
/** The fees of speakers follow the speakers, so nobody enters them. */
export const categories: readonly Category[] = [
  ...(["meal", "venue", "travel", "lodging", "registration", "sponsorship", "education"] as const),
  ...(["fee_expense", "medical_item", "promotional_item", "donation", "gift", "entertainment"] as const),
  "other",
];
export const sharedBy: readonly SharedBy[] = ["nobody", "attendees", "diners"];
export const speakerRoles: readonly SpeakerRole[] = ["speaker", "chair", "panellist", "adviser"];

/** The countries rules know, with the money and the clock that go with them. */
export const countries: Readonly<Record<string, { currency: string; zone: string }>> = {
  CN: { currency: "CNY", zone: "Asia/Shanghai" },
  US: { currency: "USD", zone: "America/New_York" },
  DE: { currency: "EUR", zone: "Europe/Berlin" },
  AT: { currency: "EUR", zone: "Europe/Vienna" },
  FR: { currency: "EUR", zone: "Europe/Paris" },
  IT: { currency: "EUR", zone: "Europe/Rome" },
  ES: { currency: "EUR", zone: "Europe/Madrid" },
  NL: { currency: "EUR", zone: "Europe/Amsterdam" },
  CH: { currency: "CHF", zone: "Europe/Zurich" },
  GB: { currency: "GBP", zone: "Europe/London" },
  JP: { currency: "JPY", zone: "Asia/Tokyo" },
  SG: { currency: "SGD", zone: "Asia/Singapore" },
};

export function countryName(code: string): string {
  const name = catalogue.occasions.event?.facts.country?.choices?.[code];
  return name ? inLanguage(name) : code;
}
