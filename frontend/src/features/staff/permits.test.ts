import { describe, expect, it } from "vitest";
import { chipsOf, standing, standingBetween } from "./permits";

const on = "2026-11-22";

describe("how a permit stands", () => {
  it("is good until thirty days before its end, then about to run out, then over", () => {
    expect(standing(true, null, on)).toBe("good");
    expect(standing(true, "2026-12-23", on)).toBe("good");
    expect(standing(true, "2026-12-22", on)).toBe("soon");
    expect(standing(true, "2026-11-22", on)).toBe("soon");
    expect(standing(false, "2026-11-21", on)).toBe("over");
  });

  it("is missing when it was never given, and later when it has not begun", () => {
    expect(standing(false, null, on)).toBe("missing");
    expect(standingBetween("2026-12-01", "2027-12-01", on)).toBe("later");
    expect(standingBetween("2026-01-01", "2026-11-30", on)).toBe("soon");
  });

  it("gives one chip per paper", () => {
    const permit = {
      qualified: true,
      qualified_until: null,
      filed: false,
      filed_until: null,
      letter_until: "2026-12-01",
    };
    expect(chipsOf(permit, on).map((chip) => chip.standing)).toEqual(["good", "missing", "soon"]);
  });
});
