import { useState } from "react";
import { useDivisionNames } from "@/api/divisions";
import type { Letter, PersonDetail, Product } from "@/api/rows";
import { separator } from "@/history/values";
import { inLanguage, useWords } from "@/i18n";
import { showDay } from "@/lib/time";
import { Panel, Stack } from "@/ui/Page";
import { LetterForm } from "../forms/LetterForm";
import { letterStanding } from "../permits";
import { useProducts } from "../queries";
import { staffWords } from "../words";
import { PermitChip } from "./chips";
import { Nothing, PanelActs } from "./PanelActs";

export const productName = (product: Product) => inLanguage({ zh: product.name_zh, en: product.name_en });

/** Authorisation letters: which products, where, from when to when (MR-09). */
export function LettersPanel({ person, may }: { person: PersonDetail; may: boolean }) {
  const t = useWords(staffWords);
  const [open, setOpen] = useState<Letter | "new" | null>(null);
  const products = useProducts().data ?? [];
  const division = useDivisionNames(person.letters.flatMap((letter) => letter.division_codes));
  const sorted = [...person.letters].sort((one, other) => other.to_on.localeCompare(one.to_on));
  const past = sorted.filter((letter) => letterStanding(letter) === "over");
  const row = (letter: Letter) => (
    <Row
      key={letter.id}
      letter={letter}
      products={products}
      division={division}
      onEdit={may ? () => setOpen(letter) : undefined}
    />
  );
  return (
    <Panel
      title={t("letter.title")}
      side={<PanelActs onAdd={may ? () => setOpen("new") : undefined} word={t("letter.new")} />}
    >
      {sorted.length === 0 ? (
        <Nothing title={t("no.letters")} note={t("no.lettersNote")} />
      ) : (
        <Stack>
          <ul className="r-rows">{sorted.filter((letter) => !past.includes(letter)).map(row)}</ul>
          {past.length > 0 && (
            <details>
              <summary className="r-fold">{t("letter.past", { count: past.length })}</summary>
              <ul className="r-rows">{past.map(row)}</ul>
            </details>
          )}
        </Stack>
      )}
      {open && (
        <LetterForm
          person={person}
          letter={open === "new" ? undefined : open}
          onClose={() => setOpen(null)}
        />
      )}
    </Panel>
  );
}

type RowProps = {
  letter: Letter;
  products: readonly Product[];
  division: (code: string) => string;
  onEdit?: () => void;
};

function Row({ letter, products, division, onEdit }: RowProps) {
  const t = useWords(staffWords);
  const names = letter.products.map((id) => {
    const product = products.find((one) => one.id === id);
    return product ? productName(product) : "…";
  });
  const places = letter.division_codes.map(division).join(separator()) || t("letter.wholeCountry");
  return (
    <li>
      <div className="r-row-words">
        <div className="r-row-title">{letter.number}</div>
        <div>{names.join(separator())}</div>
        <div className="r-row-note">
          {places} · {t("letter.period", { from: showDay(letter.from_on), to: showDay(letter.to_on) })}
        </div>
        <div className="r-chips r-row-chips">
          <PermitChip paper="letter" standing={letterStanding(letter)} until={whichDay(letter)} />
        </div>
      </div>
      <PanelActs quiet history={{ kind: "letter", id: letter.id, name: letter.number }} onEdit={onEdit} />
    </li>
  );
}

const whichDay = (letter: Letter) => (letterStanding(letter) === "later" ? letter.from_on : letter.to_on);
