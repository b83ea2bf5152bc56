// A draft is JSON: the bytes of pictures go in as text, each worked out once.
import { fromBase64, toBase64 } from "@/offline";
import type { LogForm, NewFile } from "./form";
import type { MealForm } from "./meal";

type KeptFile = { id: string; text: string };
type KeptMeal = Omit<MealForm, "photos"> & { photos: KeptFile[] };
export type KeptLog = Omit<LogForm, "signature" | "photos" | "meal"> & {
  signature: KeptFile | null;
  photos: KeptFile[];
  /** Drafts kept before there were meals lack it. */
  meal?: KeptMeal | null;
};

const texts = new WeakMap<ArrayBuffer, string>();

function keptFile({ id, bytes }: NewFile): KeptFile {
  const text = texts.get(bytes) ?? toBase64(bytes);
  texts.set(bytes, text);
  return { id, text };
}

function openFile({ id, text }: KeptFile): NewFile {
  return { id, bytes: fromBase64(text) };
}

export function keptOf(form: LogForm): KeptLog {
  return {
    ...form,
    signature: form.signature && keptFile(form.signature),
    photos: form.photos.map(keptFile),
    meal: form.meal && { ...form.meal, photos: form.meal.photos.map(keptFile) },
  };
}

export function openKept(kept: KeptLog): LogForm {
  return {
    ...kept,
    signature: kept.signature && openFile(kept.signature),
    photos: kept.photos.map(openFile),
    meal: kept.meal ? { ...kept.meal, photos: kept.meal.photos.map(openFile) } : null,
  };
}
