import type { Institution } from "@/api/rows";

/** The address with its division before it, unless the list it came from said both in one. */
export function wholeAddress(row: Pick<Institution, "division_text" | "address">): string {
  const { division_text, address } = row;
  return division_text && !address.startsWith(division_text.slice(0, 2)) ? division_text + address : address;
}
