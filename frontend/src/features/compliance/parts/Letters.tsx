import type { Permit, PermitLetter } from "@/api/rows";
import { inLanguage, type Say, useLanguage, useWords } from "@/i18n";
import { showDay, today } from "@/lib/time";
import { Facts, Panel } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { standing } from "../papers";
import { provinces } from "../places";
import { useInstitutions, useProducts } from "../queries";
import { complianceWords } from "../words";
import { StandingBadge } from "./StandingBadge";

/** My authorisation letters, the newest first: products, places, days (MR-09). */
export function Letters({ permit }: { permit: Permit }) {
  const t = useWords(complianceWords);
  const letters = [...permit.letters].sort((one, other) => (one.to_on > other.to_on ? -1 : 1));
  if (letters.length === 0) {
    return (
      <Panel title={t("letters")}>
        <EmptyState title={t("noLetters")} />
      </Panel>
    );
  }
  return letters.map((letter) => <Letter key={letter.id} letter={letter} />);
}

function Letter({ letter }: { letter: PermitLetter }) {
  const t = useWords(complianceWords);
  useLanguage();
  const products = useProducts();
  const nameOf = (id: string) => {
    const product = products.get(id);
    return product ? inLanguage({ zh: product.name_zh, en: product.name_en }) : t("someProduct");
  };
  return (
    <Panel
      title={t("letter", { number: letter.number })}
      side={<StandingBadge standing={standing(letter.from_on, letter.to_on, today())} />}
    >
      <ul className="c-chips" aria-label={t("products")}>
        {letter.products.map((id) => (
          <li key={id}>{nameOf(id)}</li>
        ))}
      </ul>
      <Facts
        of={[
          [t("validity"), `${showDay(letter.from_on)} – ${showDay(letter.to_on)}`],
          [t("places"), usePlaces(t, letter.division_codes)],
        ]}
      />
    </Panel>
  );
}

/** Divisions by name: as an institution there is called, else its province with the code. */
function usePlaces(t: Say<typeof complianceWords.zh>, codes: readonly string[]): string {
  const institutions = useInstitutions();
  if (codes.length === 0) return t("everywhere");
  const named = codes.map((code) => {
    const province = provinces.get(code.slice(0, 2));
    const name = province ? inLanguage(province) : "";
    if (/^\d{2}0*$/.test(code)) return name || code;
    const there = [...institutions.values()].find((one) => one.division_code === code);
    return there?.division_text || `${name} ${code}`.trim();
  });
  return named.join(t("comma"));
}
