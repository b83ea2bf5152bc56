import fields from "./fields.json";

/** How the server writes a field; `manage.py describe_history` keeps the list. */
export type Shape = {
  is: "text" | "code" | "day" | "instant" | "time" | "bool" | "number" | "id" | "json" | "list";
  of?: string;
  codes?: readonly string[];
};

export const kinds = fields.kinds as Record<string, Record<string, Shape>>;
export const actions: readonly string[] = fields.actions;

export function shapeOf(kind: string, field: string): Shape {
  return kinds[kind]?.[field] ?? { is: "text" };
}
