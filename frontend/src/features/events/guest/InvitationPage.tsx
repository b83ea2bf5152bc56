import { useCallback, useEffect, useState } from "react";
import { useWords } from "@/i18n";
import { asProblem, type Problem } from "@/lib/problem";
import { BigChoice } from "@/ui/Choice";
import { Note } from "@/ui/Status";
import { answerInvitation, readInvitation } from "../commands";
import type { Invitation } from "../rows";
import { showWhen } from "../zone";
import { Frame, Said } from "./Frame";
import { guestWords } from "./words";

/** What the holder of a link reads and answers: no account, and of nobody else anything. */
export function InvitationPage({ token }: { token: string }) {
  const t = useWords(guestWords);
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const open = useCallback(() => {
    setProblem(null);
    readInvitation(token).then(setInvitation, (error: unknown) => setProblem(asProblem(error)));
  }, [token]);
  useEffect(open, [open]);
  const title = invitation?.title ?? t("invitation");
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <Frame title={title} note={t("private")}>
      {problem ? (
        <Said problem={problem} title={t("gone")} onRetry={open} />
      ) : invitation ? (
        <Opened token={token} invitation={invitation} onAnswer={setInvitation} />
      ) : (
        <p className="g-note">{t("loading")}</p>
      )}
    </Frame>
  );
}

type OpenedProps = { token: string; invitation: Invitation; onAnswer: (now: Invitation) => void };
type Comes = "accepted" | "declined";

function Opened({ token, invitation, onAnswer }: OpenedProps) {
  const t = useWords(guestWords);
  const answered = invitation.status === "accepted" || invitation.status === "declined";
  const [comes, setComes] = useState<Comes | null>(answered ? (invitation.status as Comes) : null);
  const [meal, setMeal] = useState<"yes" | "no" | null>(answered ? (invitation.meal ? "yes" : "no") : null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const asksMeal = comes === "accepted" && invitation.offers_meals;
  const send = async () => {
    setBusy(true);
    setProblem(null);
    try {
      onAnswer(await answerInvitation(token, comes === "accepted", asksMeal && meal === "yes"));
    } catch (error) {
      setProblem(asProblem(error));
    }
    setBusy(false);
  };
  return (
    <>
      <section className="r-panel">
        <dl className="r-facts">
          <div>
            <dt>{t("when")}</dt>
            <dd>{showWhen(invitation)}</dd>
          </div>
          <div>
            <dt>{t("where")}</dt>
            <dd>{invitation.venue || t("online")}</dd>
          </div>
        </dl>
      </section>
      <section className="r-panel r-stack">
        {answered && (
          <Note tone="done" title={t(invitation.status === "accepted" ? "accepted" : "declined")}>
            {t("changeable")}
          </Note>
        )}
        <BigChoice
          large
          label={t("willCome")}
          options={[
            { value: "accepted", label: t("yes") },
            { value: "declined", label: t("no") },
          ]}
          value={comes}
          onChange={setComes}
        />
        {asksMeal && (
          <BigChoice
            large
            label={t("willEat")}
            options={[
              { value: "yes", label: t("eat") },
              { value: "no", label: t("eatNot") },
            ]}
            value={meal}
            onChange={setMeal}
          />
        )}
        {problem && <Said problem={problem} />}
        <button
          type="button"
          className="g-act"
          disabled={busy || !comes || (asksMeal && !meal)}
          onClick={() => void send()}
        >
          {t("send")}
        </button>
      </section>
    </>
  );
}
