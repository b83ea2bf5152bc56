import { useWords } from "@/i18n";
import { RuleTag } from "@/ui/Status";
import { ledgerWords } from "./ledger-words";
import type { Share } from "./shares";

/** One yearly limit: given, held and left, as a bar and in words. */
export function RoomBar({ share }: { share: Share }) {
  const t = useWords(ledgerWords);
  const counted = share.unit === "times";
  const amount = (digits: string) =>
    counted ? t("times", { count: Number(digits) }) : `${share.unit} ${digits}`;
  return (
    <div className="l-room">
      <div className="l-room-head">
        <b>{t(counted ? "limitTimes" : "limitAmount", { cap: amount(share.cap) })}</b>
        <RuleTag rule={share.rule} />
      </div>
      <div className="l-bar" aria-hidden="true">
        <span className="l-given" style={{ width: `${share.parts.given}%` }} />
        <span className="l-held" style={{ width: `${share.parts.held}%` }} />
      </div>
      <dl className="l-shares">
        {(["given", "held", "room"] as const).map((part) => (
          <div key={part} data-part={part}>
            <dt>{t(part)}</dt>
            <dd>{amount(share[part])}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
