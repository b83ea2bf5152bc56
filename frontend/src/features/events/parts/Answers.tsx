import { inLanguage, useWords } from "@/i18n";
import { type Answer, grantedBy, type Outcome } from "@/rules";
import { RuleTag, StatusBadge, type Tone } from "@/ui/Status";
import { grouped, percent } from "../money";
import type { Judgement } from "../rows";
import { eventWords } from "../words";

export const outcomeTones: Readonly<Record<Outcome, Tone>> = {
  block: "needs",
  approve: "waiting",
  warn: "waiting",
  unknown: "waiting",
};

/** What the rules say about one thing, the worst first, each with its sentence and its id. */
export function Answers({ answers }: { answers: readonly Answer[] }) {
  const t = useWords(eventWords);
  return (
    <ul className="e-answers">
      {answers.map((answer) => (
        <li key={`${answer.rule} ${answer.en}`}>
          <StatusBadge tone={outcomeTones[answer.outcome]}>{t(`outcome.${answer.outcome}`)}</StatusBadge>
          <span>
            {inLanguage(answer)} {grantedBy(answer.grant)} <RuleTag rule={answer.rule} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** How much each limit leaves: what was used, what this adds, what remains. */
export function Rooms({ rooms }: { rooms: Judgement["rooms"] }) {
  if (rooms.length === 0) return null;
  return (
    <ul className="e-rooms">
      {rooms.map((room) => (
        <li key={`${room.rule} ${room.cap} ${room.unit}`}>
          <RoomBar room={room} />
        </li>
      ))}
    </ul>
  );
}

function RoomBar({ room }: { room: Judgement["rooms"][number] }) {
  const t = useWords(eventWords);
  const show = (digits: string) =>
    /^[A-Z]{3}$/.test(room.unit) ? `${room.unit} ${grouped(digits)}` : t("times", { count: Number(digits) });
  const over = percent(room.used, room.cap) >= 100 && room.used !== room.cap;
  const had = percent(room.already, room.cap);
  return (
    <>
      <span className="e-room-words">
        <RuleTag rule={room.rule} />
        {t("roomLeft", { used: show(room.already), adds: show(room.adds), cap: show(room.cap) })}
        <b>{t("left", { room: show(room.room) })}</b>
      </span>
      <span className="e-bar" data-over={over || undefined} aria-hidden>
        <i style={{ width: `${had}%` }} />
        <i data-adds style={{ width: `${percent(room.used, room.cap) - had}%` }} />
      </span>
    </>
  );
}
