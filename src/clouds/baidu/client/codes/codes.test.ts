import { receiptCode, receiptCodes } from "./receipt-codes";
import { sendCode, sendCodes } from "./send-codes";

const sentence = /^[A-Z].*\.$/s;

describe("send codes", () => {
  test("are the 34 of the document, each with meaning, advice and owner", () => {
    const documented = [
      1000, 6002, 6005, 6006, 6012, 6013, 4501, 4502, 4503, 4504, 4505, 4506, 4507, 4508, 4511, 4512, 4518, 4601, 4602, 4603, 4605, 4606,
      4607, 4608, 4609, 4610, 4641, 4642, 4643, 4651, 4652, 4653, 9001, 9002,
    ];
    expect([...sendCodes.keys()].sort()).toEqual(documented.map(String).sort());
    for (const { meaning, advice } of sendCodes.values()) {
      expect(meaning).toMatch(/^[A-Z].*[^.]$/);
      expect(advice).toMatch(sentence);
    }
  });

  test("are looked up by their text; only success has no error", () => {
    expect(sendCode("4602")).toMatchObject({ code: "4602", meaning: "The template does not exist", owner: "customer", error: "not_found" });
    expect(sendCode("4604")).toBeUndefined();
    expect(sendCode("constructor")).toBeUndefined();
    expect([...sendCodes.values()].filter(({ error }) => error === undefined).map(({ code }) => code)).toEqual(["1000"]);
  });
});

describe("receipt codes", () => {
  /** `M:00001` up to a number, as the document counts; without those it skips. */
  const series = (prefix: string, last: number, skipped: readonly number[] = []) =>
    Array.from({ length: last }, (_, i) => i + 1)
      .filter((n) => !skipped.includes(n))
      .map((n) => `${prefix}:${String(n).padStart(5, "0")}`);
  const documented = {
    baidu: ["DELIVRD", ...series("B", 43), "BV:00001"],
    china_mobile: series("M", 350, [272]),
    china_unicom: series("U", 21),
    china_telecom: series("T", 246, [57]),
    supplier: [...series("S", 253), "UNKNOWN"],
  };

  test.each(Object.entries(documented))("those of %s are the document's", (source, codes) => {
    const ours = [...receiptCodes().values()].filter((it) => it.source === source).map(({ code }) => code);
    expect(ours.sort()).toEqual([...codes].sort());
  });

  test("are 914, each with meaning, advice and owner", () => {
    expect(receiptCodes().size).toBe(914);
    for (const { meaning, advice } of receiptCodes().values()) {
      expect(meaning).toMatch(/^\S.*\S$/);
      expect(advice).toMatch(sentence);
    }
  });

  test.each([
    ["DELIVRD", "success (delivered)", "nobody", "baidu"],
    ["B:00041", "per-number day frequency exceeded", "platform", "baidu"],
    ["B:00008", "signature invalid", "customer", "baidu"],
    ["M:00075", "called user has insufficient funds", "recipient", "china_mobile"],
    ["B:00012", "blacklist control", "platform", "baidu"],
  ])("%s means: %s; it is the %s's move", (code, meaning, owner, source) => {
    expect(receiptCode(code)).toMatchObject({ code, meaning, owner, source });
  });

  test("a carrier's own code has no entry", () => {
    expect(receiptCode("MK:0001")).toBeUndefined();
  });
});
