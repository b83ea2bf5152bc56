import { Button } from "@mantine/core";
import { useState } from "react";
import { useWords } from "@/i18n";
import { showInstant } from "@/lib/time";
import { BigChoice } from "@/ui/Choice";
import { Loaded } from "@/ui/Loaded";
import { Page, Panel } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { StatusBadge } from "@/ui/Status";
import { ReviewForm } from "../forms/ReviewForm";
import { type Opening, useOpenings } from "../queries";
import { trialWords } from "../words";
import "../trials.css";

type Show = "waiting" | "reviewed";

/** Who opened whose identity and why, for whoever reviews it. */
export function OpeningsPage() {
  const t = useWords(trialWords);
  const [show, setShow] = useState<Show>("waiting");
  const [reviewing, setReviewing] = useState<Opening | null>(null);
  const query = useOpenings(show === "waiting");
  const openings = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t("openings")} note={t("openingsNote")}>
      <BigChoice
        label={t("verdict")}
        options={(["waiting", "reviewed"] as const).map((value) => ({ value, label: t(value) }))}
        value={show}
        onChange={setShow}
      />
      <Loaded query={query}>
        {() =>
          openings.length === 0 ? (
            <EmptyState title={t(show === "waiting" ? "noWaiting" : "noReviewed")} />
          ) : (
            <Panel>
              <ul className="r-rows">
                {openings.map((one) => (
                  <Row key={one.id} opening={one} onReview={() => setReviewing(one)} />
                ))}
              </ul>
            </Panel>
          )
        }
      </Loaded>
      {query.hasNextPage && (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
      {reviewing && <ReviewForm opening={reviewing} onClose={() => setReviewing(null)} />}
    </Page>
  );
}

function Row({ opening, onReview }: { opening: Opening; onReview: () => void }) {
  const t = useWords(trialWords);
  const verdict = opening.verdict as "" | "in_order" | "questioned";
  return (
    <li>
      <div className="r-row-words">
        <div className="r-row-title">{`${opening.participant_number} · ${opening.study_number}`}</div>
        <div>{opening.reason}</div>
        <div className="r-row-note">{`${opening.opened_by_name} · ${showInstant(opening.opened_at)}`}</div>
        {opening.reviewed_at && (
          <div className="r-row-note">
            {[
              t("reviewedBy", { who: opening.reviewed_by_name, when: showInstant(opening.reviewed_at) }),
              opening.verdict_note,
            ]
              .filter(Boolean)
              .join(" · ")}
          </div>
        )}
      </div>
      {verdict ? (
        <StatusBadge tone={verdict === "in_order" ? "done" : "needs"}>{t(`verdict.${verdict}`)}</StatusBadge>
      ) : (
        <Button onClick={onReview}>{t("review")}</Button>
      )}
    </li>
  );
}
