// The builder of conditions, loaded only by the pages that edit rules: import from here, not from "@/rules".
export { ConditionBuilder } from "./ConditionBuilder";
export type { Facts } from "./tree";
