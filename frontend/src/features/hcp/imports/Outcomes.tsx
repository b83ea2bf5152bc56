import { IconCircleX, IconEqual, IconHelpCircle, IconList, IconPencil, IconPlus } from "@tabler/icons-react";
import type { ImportOutcome, ImportRun } from "@/api/rows";
import { useWords } from "@/i18n";
import { StatusBadge, type Tone } from "@/ui/Status";
import { showNumber } from "./numbers";
import { outcomes } from "./queries";
import { importWords } from "./words";

const icons = {
  created: IconPlus,
  updated: IconPencil,
  unchanged: IconEqual,
  queued: IconHelpCircle,
  rejected: IconCircleX,
} as const;
const tones: Record<ImportOutcome, Tone> = {
  created: "done",
  updated: "brand",
  unchanged: "plain",
  queued: "waiting",
  rejected: "needs",
};

type Props = { run: ImportRun; value: ImportOutcome | ""; onChange: (value: ImportOutcome | "") => void };

/** How many rows became what; a tap narrows the report to them. */
export function Outcomes({ run, value, onChange }: Props) {
  const t = useWords(importWords);
  return (
    <div className="i-tiles" role="radiogroup" aria-label={t("outcomesFilter")}>
      <Tile
        name={t("all")}
        note=""
        count={run.read}
        icon={<IconList size={20} aria-hidden />}
        on={value === ""}
        tap={() => onChange("")}
      />
      {outcomes.map((outcome) => {
        const Icon = icons[outcome];
        return (
          <Tile
            key={outcome}
            name={t(`outcome.${outcome}`)}
            note={t(`outcome.${outcome}.note`)}
            count={run[outcome]}
            tone={tones[outcome]}
            icon={<Icon size={20} aria-hidden />}
            on={value === outcome}
            tap={() => onChange(outcome)}
          />
        );
      })}
    </div>
  );
}

type TileProps = {
  name: string;
  note: string;
  count: number;
  tone?: Tone;
  icon: React.ReactNode;
  on: boolean;
  tap: () => void;
};

function Tile({ name, note, count, tone, icon, on, tap }: TileProps) {
  return (
    <button type="button" className="i-tile" role="radio" aria-checked={on} onClick={tap}>
      <span className="i-tile-name" data-ink={count > 0 ? tone : undefined}>
        {icon}
        {name}
      </span>
      <strong>{showNumber(count)}</strong>
      {note && <small>{note}</small>}
    </button>
  );
}

export function OutcomeBadge({ outcome }: { outcome: ImportOutcome }) {
  const t = useWords(importWords);
  return <StatusBadge tone={tones[outcome]}>{t(`outcome.${outcome}`)}</StatusBadge>;
}
