import { Button, Textarea } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { inLanguage, useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { Problem } from "@/lib/problem";
import { useCodeLists } from "@/offline";
import { notifyDone, notifyProblem } from "@/ui/notify";
import { RefusalNote, StatusBadge } from "@/ui/Status";
import { addInvitee } from "../commands";
import { verdictOf } from "../people";
import { refresh } from "../queries";
import type { Candidate, EventDetail } from "../rows";
import { eventWords } from "../words";
import { Answers, Rooms } from "./Answers";

type Props = { event: EventDetail; candidate: Candidate };

/** A candidate with the room each limit leaves; who is blocked cannot be chosen, and reads why. */
export function CandidateCard({ event, candidate }: Props) {
  const t = useWords(eventWords);
  const verdict = verdictOf(candidate.judgement);
  const works = [candidate.institution_name, candidate.department_name].filter(Boolean).join(" · ");
  return (
    <article className="e-candidate" data-verdict={verdict}>
      <div className="e-candidate-head">
        <div className="r-row-words">
          <div className="r-card-title">
            {candidate.name} <small>{useTitle(candidate.title_code)}</small>
          </div>
          {works && <div className="r-card-note">{works}</div>}
        </div>
        {candidate.invitee_id && <StatusBadge tone="done">{t("onTheList")}</StatusBadge>}
        {!candidate.invitee_id && verdict === "blocked" && (
          <StatusBadge tone="needs">{t("outcome.block")}</StatusBadge>
        )}
      </div>
      <Answers answers={candidate.judgement.answers} />
      <Rooms rooms={candidate.judgement.rooms} />
      {!candidate.invitee_id && verdict !== "blocked" && (
        <Add event={event} candidate={candidate} why={verdict === "comment"} />
      )}
    </article>
  );
}

function useTitle(code: string): string {
  const title = useCodeLists()?.titles?.find((one) => one.code === code);
  return title ? inLanguage(title) : "";
}

function Add({ event, candidate, why }: Props & { why: boolean }) {
  const t = useWords(eventWords);
  const [id] = useState(newId);
  const [comment, setComment] = useState("");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const add = async () => {
    setBusy(true);
    setRefused(null);
    try {
      await addInvitee(event.id, { id, hcp_id: candidate.hcp_id, meal: true, comment: comment.trim() });
      notifyDone(t("added", { name: candidate.name }));
      refresh();
    } catch (error) {
      if (error instanceof Problem && !error.offline) setRefused(error);
      else notifyProblem(error);
    }
    setBusy(false);
  };
  const remedy = refused?.fields.comment;
  return (
    <>
      {why && (
        <Textarea
          label={t("why")}
          required
          autosize
          minRows={1}
          maxLength={500}
          value={comment}
          onChange={(change) => setComment(change.currentTarget.value)}
          error={remedy}
        />
      )}
      {refused && !remedy && <RefusalNote sentence={refused.detail} rule={refused.rule} />}
      <Button
        leftSection={<IconUserPlus size={20} aria-hidden />}
        aria-label={t("addWho", { name: candidate.name })}
        loading={busy}
        disabled={why && !comment.trim()}
        onClick={() => void add()}
      >
        {t("add")}
      </Button>
    </>
  );
}
