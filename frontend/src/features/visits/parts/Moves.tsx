import { Button } from "@mantine/core";
import { IconArrowBackUp, IconCalendarEvent, IconCheck, IconNotes } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import type { Visit } from "@/api/rows";
import { blocks } from "@/gates";
import { useWords } from "@/i18n";
import { type Live, useUser } from "@/offline";
import { Ask } from "@/ui/Ask";
import { notifySaved } from "@/ui/notify";
import { Dock } from "@/ui/Page";
import { Note } from "@/ui/Status";
import { cancelReasons, sendBackReasons, unlockReasons } from "../choices";
import { judgeCommand, useActs } from "../commands";
import { whoOf } from "../form";
import { useGates } from "../queries";
import { isComing, isOpen } from "../visit";
import { visitWords } from "../words";
import { Blocking } from "./Blocking";
import { CheckIn } from "./CheckIn";

const reasons = { cancel: cancelReasons, send_back: sendBackReasons, unlock: unlockReasons } as const;
type Asked = keyof typeof reasons;
const apart: readonly Asked[] = ["cancel", "unlock"];

/** The moves open to the reader: the main one in the dock, those that take back above it. */
export function Moves({ visit }: { visit: Live<Visit> }) {
  const t = useWords(visitWords);
  const user = useUser();
  const [asking, setAsking] = useState<Asked | null>(null);
  const act = useJudge(visit);
  const mine = visit.owner_id === user.id;
  const stuck = visit.pending && visit.pending.state !== "queued";
  const back = visit.moves.includes("send_back");
  // Who may send a visit back need not unlock it.
  const offered = apart.filter((move) => visit.moves.includes(move) && !(move === "unlock" && back));
  const coming = isComing(visit);
  const plan = mine && !coming && (visit.state === "planned" || visit.state === "draft");
  if (stuck) {
    return (
      <Note
        tone="needs"
        action={
          <Button component={Link} to="/tray">
            {t("toTray")}
          </Button>
        }
      >
        {t("stuck")}
      </Note>
    );
  }
  return (
    <>
      {(offered.length > 0 || plan) && (
        <div className="v-acts">
          {plan && <ChangePlan visit={visit} />}
          {offered.map((move) => (
            <Button key={move} variant="subtle" color="red.8" onClick={() => setAsking(move)}>
              {t(`move.${move}`)}
            </Button>
          ))}
        </div>
      )}
      <Main
        visit={visit}
        mine={mine}
        onApprove={() => void act("approve", "")}
        onSendBack={() => setAsking("send_back")}
      />
      {asking && (
        <Ask
          title={t(`ask.${asking}`)}
          act={t(`move.${asking}`)}
          danger={asking !== "send_back"}
          reason="needed"
          phrases={reasons[asking].map((key) => t(key))}
          onAct={(reason) => void act(asking, reason).then(() => setAsking(null))}
          onClose={() => setAsking(null)}
        >
          {t(`ask.${asking}.note`)}
        </Ask>
      )}
    </>
  );
}

function useJudge(visit: Live<Visit>) {
  const t = useWords(visitWords);
  const navigate = useNavigate();
  const { context, send } = useActs();
  return async (move: Asked | "approve", reason: string) => {
    await send([judgeCommand(move, visit, reason, context())]);
    notifySaved(t(`moved.${move}`));
    if (move !== "unlock") void navigate("/today");
  };
}

type MainProps = { visit: Live<Visit>; mine: boolean; onApprove: () => void; onSendBack: () => void };

function Main({ visit, mine, onApprove, onSendBack }: MainProps) {
  const t = useWords(visitWords);
  const gates = useGates({
    who: whoOf(visit),
    productIds: visit.products.map((line) => line.product_id),
    channel: visit.channel,
    at: null,
  });
  if (visit.moves.includes("approve")) {
    return (
      <Dock>
        {visit.moves.includes("send_back") && (
          <Button
            size="lg"
            variant="default"
            leftSection={<IconArrowBackUp size={22} aria-hidden />}
            onClick={onSendBack}
          >
            {t("move.send_back")}
          </Button>
        )}
        <Button size="lg" leftSection={<IconCheck size={22} aria-hidden />} onClick={onApprove}>
          {t("move.approve")}
        </Button>
      </Dock>
    );
  }
  if (!mine || !isOpen(visit) || !visit.moves.includes("submit")) return null;
  if (isComing(visit)) {
    return (
      <Dock>
        <Write visit={visit} />
        <ChangePlan main visit={visit} />
      </Dock>
    );
  }
  const closed = visit.moves.includes("check_in") && gates.refusals.find(blocks);
  return (
    <Dock note={closed ? <Blocking refusal={closed} /> : undefined}>
      {visit.moves.includes("check_in") && <CheckIn visit={visit} disabled={gates.blocked} />}
      <Write main visit={visit} />
    </Dock>
  );
}

function Write({ visit, main }: { visit: Visit; main?: boolean }) {
  const t = useWords(visitWords);
  return (
    <Button
      component={Link}
      to={`/visits/${visit.id}/log`}
      size="lg"
      variant={main ? "filled" : "default"}
      leftSection={<IconNotes size={22} aria-hidden />}
    >
      {t(visit.state === "returned" ? "mendIt" : "write")}
    </Button>
  );
}

function ChangePlan({ visit, main }: { visit: Visit; main?: boolean }) {
  const t = useWords(visitWords);
  return (
    <Button
      component={Link}
      to={`/visits/${visit.id}/plan`}
      size={main ? "lg" : "md"}
      variant={main ? "filled" : "default"}
      leftSection={<IconCalendarEvent size={20} aria-hidden />}
    >
      {t("plan.change")}
    </Button>
  );
}
