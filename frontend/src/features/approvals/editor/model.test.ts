import { describe, expect, it } from "vitest";
import { beginning, type Choose, type Definition, freeKey, fresh, moved, replaced, walk } from "./model";

const name = { zh: "步骤", en: "step" };
const inner = fresh("approve", "inner", name);
const choose = fresh("condition", "size", name) as Choose;
const [first, second] = choose.branches;
const definition: Definition = {
  fallback: "compliance",
  steps: [
    fresh("approve", "a", name),
    {
      ...choose,
      branches: [
        { ...first, name, steps: [inner, fresh("cc", "tell", name)] },
        { ...second, name, steps: [] },
      ],
    },
  ],
};
const keys = (steps: Definition["steps"]) => walk(steps).map((step) => step.key);

describe("a process being drawn", () => {
  it("walks into its branches", () => {
    expect(keys(definition.steps)).toEqual(["a", "size", "inner", "tell"]);
  });

  it("takes a step out of a branch and puts one beside another", () => {
    expect(keys(replaced(definition.steps, "inner", () => []))).toEqual(["a", "size", "tell"]);
    const beside = replaced(definition.steps, "inner", (step) => [step, fresh("cc", "new", name)]);
    expect(keys(beside)).toEqual(["a", "size", "inner", "new", "tell"]);
  });

  it("moves a step within its row and never out of it", () => {
    expect(keys(moved(definition.steps, "tell", -1))).toEqual(["a", "size", "tell", "inner"]);
    expect(keys(moved(definition.steps, "inner", -1))).toEqual(["a", "size", "inner", "tell"]);
    expect(keys(moved(definition.steps, "a", 1))).toEqual(["size", "inner", "tell", "a"]);
  });

  it("finds a key nobody has", () => {
    expect(freeKey(beginning(name))).toBe("step_2");
  });
});
