import { Button } from "@mantine/core";
import { IconPencil, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { WordList } from "@/api/rows";
import { HistoryButton } from "@/history";
import { inLanguage, useLanguage, useWords } from "@/i18n";
import { showDay, today } from "@/lib/time";
import { useMay } from "@/offline";
import { Loaded } from "@/ui/Loaded";
import { Page, Panel, Stack } from "@/ui/Page";
import { RuleTag, StatusBadge, type Tone } from "@/ui/Status";
import { WordListForm } from "../forms/WordListForm";
import { listWords } from "../list-words";
import { listsOn } from "../lists";
import { TryIt } from "../parts/TryIt";
import { useWordLists } from "../queries";
import "../cases.css";

/** The dated word lists: what is looked for, since when, on what it rests; and a field to try them. */
export function WordListsPage() {
  const t = useWords(listWords);
  const query = useWordLists();
  return (
    <Page title={t("title")} note={t("note")} back="/cases">
      <Loaded query={query} lines={6}>
        {(lists) => (
          <Stack>
            <Panel>
              <TryIt lists={listsOn(lists, today())} />
            </Panel>
            {lists.map((list) => (
              <Shown key={list.id} list={list} />
            ))}
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

function standing(list: WordList): { tone: Tone; word: "coming" | "over" | "inForce" } {
  if (list.from_on > today()) return { tone: "waiting", word: "coming" };
  if (list.to_on && list.to_on < today()) return { tone: "plain", word: "over" };
  return { tone: "done", word: "inForce" };
}

function Shown({ list }: { list: WordList }) {
  const t = useWords(listWords);
  useLanguage();
  const may = useMay("compliance.keep_words");
  const [open, setOpen] = useState<"edit" | "next" | null>(null);
  const name = inLanguage({ zh: list.name_zh, en: list.name_en });
  const { tone, word } = standing(list);
  const counts = { zh: list.words_zh.length, en: list.words_en.length, excepted: list.excepted.length };
  const days = list.to_on
    ? t("until", { from: showDay(list.from_on), to: showDay(list.to_on) })
    : t("since", { day: showDay(list.from_on) });
  return (
    <Panel
      title={name}
      side={
        <span className="c-badges">
          <StatusBadge tone={list.outcome === "block" ? "needs" : "brand"}>
            {t(`outcome.${list.outcome}`)}
          </StatusBadge>
          <StatusBadge tone={tone}>{t(word)}</StatusBadge>
        </span>
      }
    >
      <div>{[t("given", { hours: list.hours }), days, t("counts", counts)].join(" · ")}</div>
      <div className="r-card-note">{inLanguage({ zh: list.source_zh, en: list.source_en })}</div>
      {list.rule && (
        <div className="c-rule">
          <RuleTag rule={list.rule} />
        </div>
      )}
      <details className="c-words">
        <summary>{t("showWords")}</summary>
        <p>{[...list.words_zh, ...list.words_en].join(" / ")}</p>
        {list.excepted.length > 0 && <p>{`${t("excepted")}: ${list.excepted.join(" / ")}`}</p>}
      </details>
      <div className="c-acts">
        {may && (
          <>
            <Button
              variant="default"
              leftSection={<IconPencil size={20} aria-hidden />}
              onClick={() => setOpen("edit")}
            >
              {t("edit")}
            </Button>
            <Button
              variant="default"
              leftSection={<IconPlus size={20} aria-hidden />}
              onClick={() => setOpen("next")}
            >
              {t("next")}
            </Button>
          </>
        )}
        <HistoryButton quiet kind="word_list" id={list.id} name={name} />
      </div>
      {open && <WordListForm list={list} next={open === "next"} onClose={() => setOpen(null)} />}
    </Panel>
  );
}
