import type { ReactNode } from "react";
import { setLanguage, useLanguage, useWords } from "@/i18n";
import type { Problem } from "@/lib/problem";
import { Note } from "@/ui/Status";
import { guestWords } from "./words";

type Props = { title: string; note: string; children: ReactNode };

/** A page for whoever has no account: a title, the other language, and what it is for. */
export function Frame({ title, note, children }: Props) {
  const t = useWords(guestWords);
  const language = useLanguage();
  return (
    <main className="g-page">
      <div className="g-head">
        <h1>{title}</h1>
        <button
          type="button"
          className="g-quiet"
          onClick={() => void setLanguage(language === "en" ? "zh-CN" : "en")}
        >
          {t("other")}
        </button>
      </div>
      {children}
      <p className="g-note">{note}</p>
    </main>
  );
}

/** What the server says against it, or that it cannot be reached. */
export function Said({
  problem,
  title,
  onRetry,
}: {
  problem: Problem;
  title?: string;
  onRetry?: () => void;
}) {
  const t = useWords(guestWords);
  return (
    <>
      <Note tone="needs" title={title}>
        {problem.offline ? t("noAnswer") : problem.detail || t("noAnswer")}
      </Note>
      {problem.offline && onRetry && (
        <button type="button" className="g-act" onClick={onRetry}>
          {t("retry")}
        </button>
      )}
    </>
  );
}
