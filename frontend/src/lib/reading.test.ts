import { describe, expect, it } from "vitest";
import { compareNames, type Findable, found, guessInitials, letterOf, search } from "./reading";

const zhang: Findable = { name: "张三", pinyin: "zhang san", initials: "zs" };
const chanyu: Findable = { name: "单于婷", pinyin: "chanyu ting", initials: "cyt" };
const lv: Findable = { name: "吕萌", pinyin: "lv meng", initials: "lm" };
const rare: Findable = { name: "𠮷田", pinyin: "ji tian", initials: "jt" };
const hospital: Findable = {
  name: "广州市第一人民医院",
  pinyin: "guang zhou shi di yi ren min yi yuan",
  aliases: ["华南理工大学附属第二医院", "301医院"],
};
const smith: Findable = { name: "John Smith", pinyin: "john smith", initials: "js" };

describe("a name on the tablet", () => {
  it.each([
    "张",
    "三",
    "张三",
    "zhang",
    "zhangs",
    "zhangsan",
    "zs",
    "ZS",
    "zhsan",
    "san",
    "ｚｓ",
    "z",
    "张 san",
  ])("is found by %s", (typed) => expect(found(zhang, typed)).toBe(true));
  it.each(["李", "s", "zhang si", "sanz", "x"])("is not found by %s", (typed) =>
    expect(found(zhang, typed)).toBe(false),
  );
  it("is found by the way its surname is read", () => {
    expect(found(chanyu, "chanyu")).toBe(true);
    expect(found(chanyu, "cyt")).toBe(true);
  });
  it("is found by ü typed as v or as ü", () => {
    expect(found(lv, "lv")).toBe(true);
    expect(found(lv, "lü")).toBe(true);
  });
  it("is found by a character outside the basic plane", () => expect(found(rare, "𠮷")).toBe(true));
  it("is found by its second names", () => {
    expect(found(hospital, "华南理工")).toBe(true);
    expect(found(hospital, "301")).toBe(true);
    expect(found(hospital, "gzsdyrm")).toBe(true);
  });
  it("is found when it is not Chinese", () => expect(found(smith, "smi")).toBe(true));
});

describe("a list of people", () => {
  it("shows who works at a place when nobody is called so", () => {
    const rows = [zhang, chanyu];
    const place = (row: Findable) => (row === chanyu ? hospital : undefined);
    expect(search(rows, "人民", place)).toEqual([chanyu]);
    expect(search(rows, "人民 婷", place)).toEqual([chanyu]);
    expect(search(rows, "张", place)).toEqual([zhang]);
  });
  it("sorts by reading and files a name not read yet under its letter", () => {
    const fresh: Findable = { name: "周新", pinyin: "" };
    const rows = [zhang, lv, fresh, chanyu].sort(compareNames);
    expect(rows.map((row) => row.name)).toEqual(["单于婷", "吕萌", "张三", "周新"]);
    expect(rows.map(letterOf)).toEqual(["C", "L", "Z", "Z"]);
  });
  it("guesses the initials of a name not read yet", () => {
    expect(guessInitials("赵新雨")).toBe("zxy");
    expect(found({ name: "赵新雨", pinyin: "", initials: guessInitials("赵新雨") }, "zxy")).toBe(true);
  });
  it("puts what has no letter under #", () => {
    expect(letterOf({ name: "301医院", pinyin: "301 yi yuan" })).toBe("#");
  });
});
