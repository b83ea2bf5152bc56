import { Button } from "@mantine/core";
import { IconCamera } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { sendPhoto } from "@/api/desk";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { shrink } from "@/lib/picture";
import { FieldFrame } from "@/ui/Choice";
import { staffWords } from "../words";
import { Portrait } from "./Portrait";

type Props = { name: string; value: string | null; error?: ReactNode; onChange: (id: string) => void };

/** The photo of a filing: shrunk here, sent at once, named by the filing when it is saved. */
export function PhotoField({ name, value, error, onChange }: Props) {
  const t = useWords(staffWords);
  const input = useRef<HTMLInputElement>(null);
  const [preview, setPreview] = useState("");
  const [state, setState] = useState<"still" | "busy" | "failed">("still");
  useEffect(() => () => URL.revokeObjectURL(preview), [preview]);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setState("busy");
    try {
      const bytes = await shrink(file);
      const id = newId();
      await sendPhoto(id, bytes);
      setPreview(URL.createObjectURL(new Blob([bytes], { type: "image/jpeg" })));
      onChange(id);
      setState("still");
    } catch {
      setState("failed");
    }
    if (input.current) input.current.value = "";
  };
  return (
    <FieldFrame label={t("filing.photo")} error={state === "failed" ? t("filing.photoFailed") : error}>
      {() => (
        <div className="r-photo-field">
          {preview ? (
            <img className="r-portrait" src={preview} alt={name} />
          ) : (
            <Portrait id={value} name={name} />
          )}
          <input
            ref={input}
            type="file"
            accept="image/*"
            hidden
            onChange={(change) => void take(change.currentTarget.files?.[0])}
          />
          <Button
            variant="default"
            loading={state === "busy"}
            leftSection={<IconCamera size={20} aria-hidden />}
            onClick={() => input.current?.click()}
          >
            {t(value ? "filing.photoChange" : "filing.photoAdd")}
          </Button>
        </div>
      )}
    </FieldFrame>
  );
}
