import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import Pad from "signature_pad";
import { useWords } from "@/i18n";
import { FieldFrame } from "./Choice";
import { uiWords } from "./words";

type Props = {
  label: string;
  hint?: string;
  error?: string;
  /** PNG bytes after each stroke; null when wiped. */
  onSign: (png: ArrayBuffer | null) => void;
};

async function bytes(canvas: HTMLCanvasElement): Promise<ArrayBuffer | null> {
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  return blob ? blob.arrayBuffer() : null;
}

/** A place to sign with finger or pen, 200 px high. */
export function SignaturePad({ label, hint, error, onSign }: Props) {
  const t = useWords(uiWords);
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<Pad | null>(null);
  const told = useRef(onSign);
  told.current = onSign;
  const [filled, setFilled] = useState(false);

  useEffect(() => {
    const area = canvas.current;
    if (!area) return;
    const made = new Pad(area, { penColor: "#102a43", minWidth: 1, maxWidth: 3 });
    pad.current = made;
    const resize = () => {
      const strokes = made.toData();
      const ratio = Math.min(window.devicePixelRatio || 1, 2);
      area.width = area.offsetWidth * ratio;
      area.height = area.offsetHeight * ratio;
      area.getContext("2d")?.scale(ratio, ratio);
      made.fromData(strokes);
    };
    const ended = () => {
      setFilled(true);
      void bytes(area).then((png) => told.current(png));
    };
    resize();
    made.addEventListener("endStroke", ended);
    window.addEventListener("resize", resize);
    return () => {
      window.removeEventListener("resize", resize);
      made.off();
    };
  }, []);

  const wipe = () => {
    pad.current?.clear();
    setFilled(false);
    onSign(null);
  };
  return (
    <FieldFrame label={label} hint={hint ?? t("sign")} error={error}>
      {() => (
        <>
          <canvas
            ref={canvas}
            className="r-sign"
            data-filled={filled || undefined}
            aria-label={t("signHere")}
          />
          {filled && (
            <Button variant="subtle" mt={8} onClick={wipe}>
              {t("signAgain")}
            </Button>
          )}
        </>
      )}
    </FieldFrame>
  );
}
