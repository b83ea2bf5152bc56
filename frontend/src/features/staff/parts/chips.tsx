import type { PersonListed, Role } from "@/api/rows";
import { codeName } from "@/history/values";
import { useWords } from "@/i18n";
import { showDay } from "@/lib/time";
import { StatusBadge } from "@/ui/Status";
import { type Chip, chipsOf, needsPermit, tones } from "../permits";
import { staffWords } from "../words";

export function roleName(role: Role | ""): string {
  return role ? (codeName("person", "roles", role) ?? role) : "";
}

/** One permit as icon and word: green good, orange about to run out, red missing or run out. */
export function PermitChip({ paper, standing, until }: Chip) {
  const t = useWords(staffWords);
  const key = standing === "good" && until ? "goodUntil" : standing;
  return (
    <StatusBadge tone={tones[standing]}>
      {t(`standing.${key}`, { paper: t(`paper.${paper}`), day: showDay(until) })}
    </StatusBadge>
  );
}

/** The permits of one line in the list; nothing for people who visit nobody. */
export function PermitChips({ person, registrations }: { person: PersonListed; registrations?: number }) {
  const t = useWords(staffWords);
  if (!needsPermit(person, person.permit)) return null;
  return (
    <span className="r-chips">
      {chipsOf(person.permit).map((chip) => (
        <PermitChip key={chip.paper} {...chip} />
      ))}
      {registrations !== undefined && (
        <StatusBadge tone={registrations > 0 ? "plain" : "needs"}>
          {registrations > 0 ? t("registrations", { count: registrations }) : t("noRegistrations")}
        </StatusBadge>
      )}
    </span>
  );
}
