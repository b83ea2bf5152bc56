import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import type { Affiliation, Hcp } from "@/api/rows";
import { useWords } from "@/i18n";
import { showDay, today } from "@/lib/time";
import { type Live, useMay, useSave } from "@/offline";
import { Ask } from "@/ui/Ask";
import { DateInput } from "@/ui/dates";
import { notifyProblem, notifySaved } from "@/ui/notify";
import { Panel } from "@/ui/Page";
import { StatusBadge } from "@/ui/Status";
import { useCodes } from "../codes";
import { endPost } from "../commands";
import { hcpWords } from "../words";
import { StateChips } from "./chips";

type Props = { hcp: Live<Hcp>; posts: readonly Live<Affiliation>[] };

/** Where somebody works and worked, from when to when. */
export function Posts({ hcp, posts }: Props) {
  const t = useWords(hcpWords);
  const may = useMay("hcp.correct");
  return (
    <Panel
      title={t("posts")}
      side={
        may && (
          <Button
            component={Link}
            to={`/accounts/hcps/${hcp.id}/posts/new`}
            variant="subtle"
            className="h-side"
            leftSection={<IconPlus size={20} aria-hidden />}
          >
            {t("newPost")}
          </Button>
        )
      }
    >
      <ul className="r-rows">
        {posts.length === 0 && <Unwritten hcp={hcp} />}
        {posts.map((post) => (
          <Post key={post.id} hcp={hcp} post={post} may={may} />
        ))}
      </ul>
    </Panel>
  );
}

/** Somebody entered without a network: his post is written by the server. */
function Unwritten({ hcp }: { hcp: Live<Hcp> }) {
  const t = useWords(hcpWords);
  return (
    <li>
      <div className="h-rows-body">
        {hcp.institution_id ? (
          <>
            <Link to={`/accounts/institutions/${hcp.institution_id}`}>{hcp.institution_name}</Link>
            <div className="h-soft">{hcp.department_name}</div>
          </>
        ) : (
          t("noPlace")
        )}
      </div>
    </li>
  );
}

function Post({ hcp, post, may }: { hcp: Live<Hcp>; post: Live<Affiliation>; may: boolean }) {
  const t = useWords(hcpWords);
  const codes = useCodes();
  const [ending, setEnding] = useState(false);
  const past = post.to_on !== null && post.to_on < today();
  const dates = post.to_on
    ? t("post.between", { from: showDay(post.from_on), to: showDay(post.to_on) })
    : t("post.since", { from: showDay(post.from_on) });
  return (
    <li className={past ? "h-past" : undefined}>
      <div className="h-rows-body">
        <div className="h-chips">
          <Link to={`/accounts/institutions/${post.institution_id}`}>
            {post.institution_name || t("elsewhere")}
          </Link>
          {post.is_main && !past && <StatusBadge tone="brand">{t("post.main")}</StatusBadge>}
          {past && <StatusBadge tone="plain">{t("post.past")}</StatusBadge>}
          <StateChips row={{ pending: post.pending }} />
        </div>
        <div className="h-soft">
          {[post.department_name, codes.word("posts", post.role), dates].filter(Boolean).join(" · ")}
        </div>
      </div>
      {may && !post.to_on && !post.pending && (
        <Button variant="subtle" onClick={() => setEnding(true)}>
          {t("post.end")}
        </Button>
      )}
      {ending && <EndPost hcp={hcp} post={post} onClose={() => setEnding(false)} />}
    </li>
  );
}

function EndPost({ hcp, post, onClose }: { hcp: Hcp; post: Affiliation; onClose: () => void }) {
  const t = useWords(hcpWords);
  const save = useSave();
  const [last, setLast] = useState<string | null>(today());
  const act = async (reason: string) => {
    try {
      await save(endPost(hcp, post, reason, last ?? today()));
      notifySaved();
      onClose();
    } catch (error) {
      notifyProblem(error);
    }
  };
  return (
    <Ask
      title={t("post.endTitle", { name: hcp.name })}
      act={t("post.end")}
      reason="optional"
      phrases={[t("post.phrase1"), t("post.phrase2"), t("post.phrase3")]}
      onAct={(reason) => void act(reason)}
      onClose={onClose}
    >
      <DateInput
        label={t("post.lastDay")}
        value={last}
        onChange={setLast}
        minDate={post.from_on ?? undefined}
        valueFormat="YYYY-MM-DD"
      />
    </Ask>
  );
}
