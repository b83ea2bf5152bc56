import { Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useWords } from "@/i18n";
import { eventWords } from "../words";

type Props = { name: string; onRemove?: () => void; children: ReactNode };

/** One row of a list inside a form, with its name and the way out. */
export function LineFrame({ name, onRemove, children }: Props) {
  const t = useWords(eventWords);
  return (
    <fieldset className="e-line">
      <legend>{name}</legend>
      {children}
      {onRemove && (
        <Button
          variant="subtle"
          color="red.8"
          leftSection={<IconTrash size={20} aria-hidden />}
          aria-label={t("removeThis", { name })}
          onClick={onRemove}
        >
          {t("remove")}
        </Button>
      )}
    </fieldset>
  );
}
