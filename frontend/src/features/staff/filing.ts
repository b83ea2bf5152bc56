import dayjs from "dayjs";
import type { Day, Filing, PersonDetail } from "@/api/rows";

/** The last day a filing lets somebody act: the contract's last, or the one before it was withdrawn. */
export function endOf(filing: Filing): Day | null {
  const beforeWithdrawal =
    filing.withdrawn_on && dayjs(filing.withdrawn_on).subtract(1, "day").format("YYYY-MM-DD");
  const days = [filing.contract_to_on, beforeWithdrawal].filter((day): day is string => Boolean(day));
  return days.sort()[0] ?? null;
}

export type Item =
  | "company"
  | "person"
  | "id_document"
  | "degree"
  | "contract"
  | "areas"
  | "territory"
  | "committed_on";

/** The eight items of MR-05, and whether each is there. */
export function eightOf(person: PersonDetail, filing: Filing): { item: Item; present: boolean }[] {
  const degree = person.qualification;
  const present: Record<Item, boolean> = {
    company: filing.company !== "",
    person: person.name !== "" && filing.photo_id !== null,
    id_document: filing.id_document !== "",
    degree: Boolean(degree && degree.degree !== "none" && degree.major),
    contract: filing.contract_from_on !== "",
    areas: filing.areas !== "",
    territory: filing.territory !== "",
    committed_on: filing.committed_on !== "",
  };
  return (Object.keys(present) as Item[]).map((item) => ({ item, present: present[item] }));
}
