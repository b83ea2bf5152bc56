// The gates before a visit: shared by every feature that plans, checks in or logs.
export { blocks, checkVisit, slotsFor } from "./gates";
export { IN_PERSON, type Occasion, type Offer } from "./occasion";
export { covers, holdsOn, lateAfterHours, localTime, productsAllowed, validLetters } from "./permit";
export { weekdays } from "./words";
