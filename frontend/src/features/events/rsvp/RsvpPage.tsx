import { Button } from "@mantine/core";
import { useCallback, useEffect, useState } from "react";
import { setLanguage, useLanguage, useWords } from "@/i18n";
import { Problem } from "@/lib/problem";
import { BigChoice } from "@/ui/Choice";
import { Facts, Panel } from "@/ui/Page";
import { EmptyState, Waiting } from "@/ui/States";
import { Note } from "@/ui/Status";
import { answerInvitation, readInvitation } from "../commands";
import type { Invitation } from "../rows";
import "../events.css";
import { showWhen } from "../zone";
import { rsvpWords } from "./words";

/** What the holder of a link reads and answers: no account, and of nobody else anything. */
export function RsvpPage({ token }: { token: string }) {
  const t = useWords(rsvpWords);
  const language = useLanguage();
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const open = useCallback(() => {
    setProblem(null);
    readInvitation(token).then(setInvitation, (error: unknown) => setProblem(asProblem(error)));
  }, [token]);
  useEffect(open, [open]);
  return (
    <main className="e-rsvp">
      <div className="e-rsvp-head">
        <h1>{invitation?.title ?? t("invitation")}</h1>
        <Button variant="subtle" onClick={() => void setLanguage(language === "en" ? "zh-CN" : "en")}>
          {t("other")}
        </Button>
      </div>
      {problem ? (
        <section className="r-panel">
          <EmptyState
            broken
            title={t("gone")}
            note={problem.offline ? t("noAnswer") : problem.detail}
            action={problem.offline && <Button onClick={open}>{t("retry")}</Button>}
          />
        </section>
      ) : invitation ? (
        <Opened token={token} invitation={invitation} onAnswer={setInvitation} />
      ) : (
        <Waiting lines={2} />
      )}
      <p className="e-quiet">{t("private")}</p>
    </main>
  );
}

const asProblem = (error: unknown) => (error instanceof Problem ? error : new Problem(500, null));

type OpenedProps = { token: string; invitation: Invitation; onAnswer: (now: Invitation) => void };

function Opened({ token, invitation, onAnswer }: OpenedProps) {
  const t = useWords(rsvpWords);
  const answered = invitation.status === "accepted" || invitation.status === "declined";
  const [comes, setComes] = useState(answered ? invitation.status : null);
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
      <Panel>
        <Facts
          of={[
            [t("when"), showWhen(invitation)],
            [t("where"), invitation.venue || t("online")],
          ]}
        />
      </Panel>
      <Panel>
        <div className="r-stack">
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
          {problem && <Note tone="needs">{problem.offline ? t("noAnswer") : problem.detail}</Note>}
          <Button
            size="lg"
            disabled={!comes || (asksMeal && !meal)}
            loading={busy}
            onClick={() => void send()}
          >
            {t("send")}
          </Button>
        </div>
      </Panel>
    </>
  );
}
