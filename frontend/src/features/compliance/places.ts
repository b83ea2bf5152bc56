import type { Text } from "@/i18n";
import { provinceWords } from "./province-words";

/** The provinces of GB/T 2260 by their first two digits. */
export const provinces: ReadonlyMap<string, Text> = new Map(provinceWords);
