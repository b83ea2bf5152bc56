import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import type { VisitFile } from "@/api/rows";
import { useWords } from "@/i18n";
import { newId } from "@/lib/id";
import { FieldFrame } from "@/ui/Choice";
import { SignaturePad } from "@/ui/SignaturePad";
import type { NewFile } from "../form";
import { visitWords } from "../words";
import { FileImage } from "./FileImage";

type Props = {
  /** A signature the visit has already. */
  held: VisitFile | undefined;
  value: NewFile | null;
  onChange: (signature: NewFile | null) => void;
};

/** The signature: a pad, or the picture of what was signed before, which may be signed anew. */
export function SignField({ held, value, onChange }: Props) {
  const t = useWords(visitWords);
  const [again, setAgain] = useState(!value && !held);
  if (again) {
    return (
      <SignaturePad
        label={t("signature")}
        hint={t("signatureHint")}
        onSign={(png) => onChange(png ? { id: newId(), bytes: png } : null)}
      />
    );
  }
  return (
    <FieldFrame label={t("signature")}>
      {() => (
        <>
          {value ? <BytesImage bytes={value.bytes} /> : held && <FileImage file={held} n={1} />}
          <Button variant="subtle" mt={8} onClick={() => setAgain(true)}>
            {t("signAgain")}
          </Button>
        </>
      )}
    </FieldFrame>
  );
}

function BytesImage({ bytes }: { bytes: ArrayBuffer }) {
  const t = useWords(visitWords);
  const [url, setUrl] = useState("");
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes]));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return url ? <img className="v-signature" src={url} alt={t("signature")} /> : null;
}
