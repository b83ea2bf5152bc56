/** The visit as the gates see it: where, with what, how. */
export type Occasion = {
  place: { id: string; name: string; division_code: string };
  products: readonly Offer[];
  channel: string;
  department_id: string | null;
};

/** A product that is brought. */
export type Offer = { id: string; kind: string; name_zh: string; name_en: string };

export const IN_PERSON = "in_person";
