import type { ReactNode } from "react";
import type { Permit } from "@/api/rows";
import { type Say, useLanguage, useWords } from "@/i18n";
import { showDay, today } from "@/lib/time";
import { Note } from "@/ui/Status";
import { type Concern, concernsOf, daysUntil } from "../papers";
import { useInstitutions } from "../queries";
import { complianceWords } from "../words";

type T = Say<typeof complianceWords.zh>;

function sentence(t: T, concern: Concern, nameOf: (id: string) => string): string {
  const what =
    concern.about === "letter"
      ? t("about.letter", { number: concern.letter.number })
      : concern.about === "registration"
        ? t("about.registration", { hospital: nameOf(concern.institution) })
        : t(`about.${concern.about}`);
  if (concern.standing === "missing") return t("is.missing", { what });
  if (concern.standing === "over") return t("is.over", { what, day: showDay(concern.on) });
  return t("is.soon", { what, day: showDay(concern.on), count: daysUntil(concern.on ?? today(), today()) });
}

type Props = { permit: Permit; most?: number; action?: ReactNode };

/** What in my papers is over, missing or ends within thirty days; nothing when all is well. */
export function Concerns({ permit, most, action }: Props) {
  const t = useWords(complianceWords);
  useLanguage();
  const institutions = useInstitutions();
  const found = concernsOf(permit, today());
  if (found.length === 0) return null;
  const shown = found.slice(0, most);
  const grave = found.some((one) => one.standing !== "soon");
  const nameOf = (id: string) => institutions.get(id)?.name ?? t("someHospital");
  return (
    <Note tone={grave ? "needs" : "waiting"} title={t("care")} action={action}>
      <ul className="c-concerns">
        {shown.map((one) => (
          <li key={JSON.stringify(one)}>{sentence(t, one, nameOf)}</li>
        ))}
      </ul>
      {shown.length < found.length && t("andMore", { count: found.length - shown.length })}
    </Note>
  );
}
