import { Textarea } from "@mantine/core";
import { useState } from "react";
import type { WordList } from "@/api/rows";
import { inLanguage, useLanguage, useWords } from "@/i18n";
import { StatusBadge } from "@/ui/Status";
import { listWords } from "../list-words";
import { heardIn } from "../lists";

/** A field to try lists with: what they find in what is written here, and nothing is kept. */
export function TryIt({ lists }: { lists: readonly WordList[] }) {
  const t = useWords(listWords);
  useLanguage();
  const [text, setText] = useState("");
  const heard = heardIn([text], lists);
  return (
    <div className="r-stack">
      <Textarea
        label={t("tryIt")}
        description={t("tryHint")}
        autosize
        minRows={2}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div role="status" className="c-heard">
        {text.trim() !== "" && heard.length === 0 && t("nothing")}
        {heard.map(({ list, words }) => (
          <div key={list.id} className="c-heard-line">
            <StatusBadge tone={list.outcome === "block" ? "needs" : "waiting"}>
              {inLanguage({ zh: list.name_zh, en: list.name_en })}
            </StatusBadge>
            <span>{words.join(" / ")}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
