import { Drawer } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useWords } from "@/i18n";
import { usePortrait } from "@/ui/desk";
import { Waiting } from "@/ui/States";
import { uiWords } from "@/ui/words";
import type { HistoryOf } from "./HistoryButton";
import { historyWords } from "./words";

const Sheet = lazy(async () => ({ default: (await import("./Sheet")).Sheet }));

type Props = HistoryOf & {
  opened: boolean;
  onClose: () => void;
  /** Opens on the record as it was then, instead of on its changes. */
  moment?: string;
};

/** Everything that ever happened to a record: a wide sheet in landscape, the whole screen in portrait. */
export function HistoryDrawer({ kind, id, name, opened, onClose, moment }: Props) {
  const t = useWords(historyWords);
  const close = useWords(uiWords)("close");
  const portrait = usePortrait();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={name ? `${t("title")} · ${name}` : t("title")}
      size={portrait ? "100%" : 840}
      closeButtonProps={{ "aria-label": close }}
    >
      <Suspense fallback={<Waiting />}>
        <Sheet kind={kind} id={String(id)} moment={moment} />
      </Suspense>
    </Drawer>
  );
}
