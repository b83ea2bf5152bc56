import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback, useHotkeys } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useWords } from "@/i18n";
import { uiWords } from "./words";

type Props = { value: string; onSearch: (text: string) => void; hint?: string; wait?: number };

/** One search field; `/` jumps to it on a keyboard. */
export function SearchBox({ value, onSearch, hint, wait = 150 }: Props) {
  const t = useWords(uiWords);
  const [text, setText] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const later = useDebouncedCallback(onSearch, wait);
  useHotkeys([["/", () => field.current?.focus()]]);
  const change = (next: string) => {
    setText(next);
    later(next);
  };
  return (
    <TextInput
      ref={field}
      type="search"
      inputMode="search"
      enterKeyHint="search"
      autoComplete="off"
      aria-label={hint ?? t("search")}
      placeholder={hint ?? t("search")}
      leftSection={<IconSearch size={22} aria-hidden />}
      leftSectionWidth={48}
      rightSectionWidth={48}
      rightSection={text ? <CloseButton aria-label={t("clear")} onClick={() => change("")} /> : null}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
