import { useWords } from "@/i18n";
import { Panel } from "@/ui/Page";
import { showMoney } from "../money";
import { useShares } from "../queries";
import type { EventDetail } from "../rows";
import { eventWords } from "../words";

const told = ["reconciling", "pending_close_out", "closed"];

/** What each person was given, to the cent: what the ledger is told when the event is closed. */
export function Shares({ event }: { event: EventDetail }) {
  const t = useWords(eventWords);
  const enabled = told.includes(event.state);
  const shares = useShares(event, enabled).data ?? [];
  if (!enabled || shares.length === 0) return null;
  return (
    <Panel title={t("shares")}>
      <ul className="r-rows">
        {shares.map((one) => (
          <li key={one.hcp_id}>
            <div className="r-row-words">
              <div className="r-row-title">{one.name}</div>
              <div className="r-row-note">
                {one.lines
                  .map(
                    (line) => `${t(`category.${line.category}`)} ${showMoney(line.amount, event.currency)}`,
                  )
                  .join(" · ")}
              </div>
            </div>
            <b className="e-amount">{showMoney(one.amount, event.currency)}</b>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
