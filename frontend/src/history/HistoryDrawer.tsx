import { Drawer } from "@mantine/core";
import { useWords } from "@/i18n";
import { usePortrait } from "@/ui/desk";
import { uiWords } from "@/ui/words";
import type { HistoryOf } from "./HistoryButton";
import { Timeline } from "./Timeline";
import { historyWords } from "./words";

type Props = HistoryOf & { opened: boolean; onClose: () => void };

/** Everything that ever happened to a record: a wide sheet in landscape, the whole screen in portrait. */
export function HistoryDrawer({ kind, id, name, opened, onClose }: Props) {
  const t = useWords(historyWords);
  const close = useWords(uiWords)("close");
  const portrait = usePortrait();
  const title = name ? `${t("title")} · ${name}` : t("title");
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={title}
      size={portrait ? "100%" : 760}
      closeButtonProps={{ "aria-label": close }}
    >
      <Timeline kind={kind} id={id} />
    </Drawer>
  );
}
