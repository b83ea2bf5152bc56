// The rules of compliance as the tablet judges them: shared by every feature that spends or invites.
export { catalogue, type Fact, jurisdictionsOf, type Occasion } from "./catalogue";
export { describe } from "./describe";
export { judge, type RawFacts, roomsLeft, speaks } from "./judge";
export type { Answer, Dated, JudgedRule, Limit, Numbers, Outcome, Room, Tree } from "./rule";
export { BadValue, compare, exact, type FactType, type Money, minus, perHead, written } from "./values";
export { comparisons, grantedBy } from "./words";
