import { IconCamera } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { shrink } from "@/lib/picture";
import { FieldFrame } from "./Choice";
import { uiWords } from "./words";

export type Photo = { id: string; bytes: ArrayBuffer };
type Props = {
  label: string;
  hint?: string;
  value: readonly Photo[];
  max?: number;
  onChange: (photos: Photo[]) => void;
};

/** Camera or gallery; every photo is shrunk before it is kept. */
export function Photos({ label, hint, value, max = 10, onChange }: Props) {
  const t = useWords(uiWords);
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState(false);
  const add = async (files: FileList | null) => {
    setFault(false);
    const room = Array.from(files ?? []).slice(0, max - value.length);
    try {
      const made = await Promise.all(room.map(async (file) => ({ id: newId(), bytes: await shrink(file) })));
      onChange([...value, ...made]);
    } catch {
      setFault(true);
    }
    if (input.current) input.current.value = "";
  };
  return (
    <FieldFrame
      label={label}
      hint={hint ?? t("photoLimit", { max })}
      error={fault ? t("photoUnreadable") : undefined}
    >
      {(labelId) => (
        <div className="r-photos">
          {value.map((photo, n) => (
            <Thumb
              key={photo.id}
              photo={photo}
              n={n + 1}
              onRemove={() => onChange(value.filter((one) => one.id !== photo.id))}
            />
          ))}
          {value.length < max && (
            <button type="button" className="r-photo-add" onClick={() => input.current?.click()}>
              <IconCamera size={28} aria-hidden />
              {t("addPhoto")}
            </button>
          )}
          <input
            ref={input}
            className="r-hidden"
            type="file"
            accept="image/*"
            capture="environment"
            tabIndex={-1}
            aria-labelledby={labelId}
            onChange={(event) => void add(event.currentTarget.files)}
          />
        </div>
      )}
    </FieldFrame>
  );
}

function Thumb({ photo, n, onRemove }: { photo: Photo; n: number; onRemove: () => void }) {
  const t = useWords(uiWords);
  const [url, setUrl] = useState("");
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([photo.bytes]));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [photo.bytes]);
  return (
    <div className="r-photo">
      {url && <img src={url} alt={t("photo", { n })} />}
      <button type="button" onClick={onRemove}>
        {t("removePhoto")}
      </button>
    </div>
  );
}
