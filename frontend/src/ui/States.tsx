import { Button, Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "@/i18n";
import { Problem } from "@/lib/problem";
import { RuleTag } from "./Status";
import { uiWords } from "./words";

/** A quiet drawing: a route through three doors, one of them open. */
function Picture({ broken = false }: { broken?: boolean }) {
  return (
    <svg className="r-picture" viewBox="0 0 148 112" fill="none" aria-hidden="true">
      <ellipse cx="74" cy="98" rx="62" ry="8" fill="#e3eaf3" />
      <rect x="14" y="40" width="34" height="56" rx="4" fill="#fff" stroke="#9fb3c8" strokeWidth="2" />
      <rect x="54" y="22" width="40" height="74" rx="4" fill="#fff" stroke="#9fb3c8" strokeWidth="2" />
      <rect x="100" y="48" width="34" height="48" rx="4" fill="#fff" stroke="#9fb3c8" strokeWidth="2" />
      <path d="M24 52h14M24 62h14M110 60h14M110 70h14M64 54h20M64 64h20" stroke="#d9e2ec" strokeWidth="4" />
      <path
        d="M74 30v12M68 36h12"
        stroke={broken ? "#b42318" : "#1558d6"}
        strokeWidth="4"
        strokeLinecap="round"
      />
      <rect x="66" y="76" width="16" height="20" rx="2" fill={broken ? "#fdecea" : "#e8f0fd"} />
      <path
        d="M8 104c24 6 40-10 66-4s44 4 66-2"
        stroke={broken ? "#b42318" : "#1558d6"}
        strokeWidth="3"
        strokeLinecap="round"
        strokeDasharray={broken ? "4 9" : "1 7"}
      />
    </svg>
  );
}

type EmptyProps = { title: string; note?: ReactNode; action?: ReactNode; broken?: boolean };

/** Nothing here: one sentence, one button. */
export function EmptyState({ title, note, action, broken }: EmptyProps) {
  return (
    <div className="r-empty">
      <Picture broken={broken} />
      <p className="r-empty-title">{title}</p>
      {note && <p className="r-empty-note">{note}</p>}
      {action}
    </div>
  );
}

/** What happened, what stays safe, what to do. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useWords(uiWords);
  const problem = error instanceof Problem ? error : null;
  const sentence = problem?.detail || (problem?.offline ? t("noAnswer") : t("serverFault"));
  return (
    <div className="r-empty" role="alert">
      <Picture broken />
      <p className="r-empty-title">{t("failed")}</p>
      <p className="r-empty-note">{sentence}</p>
      {problem?.rule && <RuleTag rule={problem.rule} />}
      {retry && (
        <Button variant="default" onClick={retry}>
          {t("retry")}
        </Button>
      )}
    </div>
  );
}

/** Grey lines where a list or a page will be. */
export function Waiting({ lines = 4 }: { lines?: number }) {
  const t = useWords(uiWords);
  return (
    <div className="r-list" role="status">
      <span className="r-hidden">{t("loading")}</span>
      {Array.from({ length: lines }, (_, n) => `line${n}`).map((key) => (
        <Skeleton key={key} height={76} radius={12} />
      ))}
    </div>
  );
}
