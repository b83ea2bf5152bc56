import { Button } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useEffect } from "react";
import { useWords } from "@/i18n";
import { eventWords } from "../words";

const SHOWN_FOR = 4_000;

/** A word of thanks; the tablet is ready for the next guest by itself. */
export function Thanks({ name, onNext }: { name: string; onNext: () => void }) {
  const t = useWords(eventWords);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time runs once for each guest
  useEffect(() => {
    const timer = setTimeout(onNext, SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [name]);
  return (
    <div className="e-thanks" role="status">
      <IconCircleCheck size={96} aria-hidden />
      <h2 className="e-kiosk-ask">{t("thanks", { name })}</h2>
      <p className="e-kiosk-note">{t("thanksNote")}</p>
      <Button size="lg" onClick={onNext}>
        {t("nextGuest")}
      </Button>
    </div>
  );
}
