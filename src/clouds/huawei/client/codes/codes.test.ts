import { readFileSync } from "node:fs";
import { join } from "node:path";
import { errorCode, errorCodes } from "./error-codes";
import { errorKinds } from "./error-kinds";
import { deliveredCode, receiptCode, receiptCodes } from "./receipt-codes";
import { sendCode, sendCodes, sendStatuses } from "./send-codes";

const sentence = /^[A-Z].*\.$/s;
/** `1-3 7` is 1, 2, 3, 7, each with its zeros. */
const numbered = (prefix: string, width: number, ranges: string) =>
  ranges.split(" ").flatMap((range) => {
    const [first = 0, last = first] = range.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, n) => `${prefix}${String(first + n).padStart(width, "0")}`);
  });

describe("codes of management calls", () => {
  test("are the 77 of the document", () => {
    const documented = numbered("MSGSMS.", 4, "1-20 23-36 38-39 41 43-46 48-51 53-58 68 76-87 103-104 130 132-134 144-145 151 162 186-188");
    expect(documented).toHaveLength(77);
    expect([...errorCodes.keys()].sort()).toEqual(documented.sort());
  });

  test("only codes that name an object mean that it is gone", () => {
    const gone = [...errorCodes.values()].filter(({ error }) => error === "not_found").map(({ code }) => code);
    expect(gone.sort()).toEqual(numbered("MSGSMS.", 4, "5 9 11 14 33 36 41 43-44 50 57 76-77 83"));
  });

  test.each([
    ["MSGSMS.0051", "exists", "conflict", "none", "customer"],
    ["MSGSMS.0053", "limit", "conflict", "none", "customer"],
    ["MSGSMS.0134", "state", "conflict", "none", "customer"],
    ["MSGSMS.0049", "unauthenticated", "unauthenticated", "none", "customer"],
    ["MSGSMS.0056", "denied", "denied", "none", "customer"],
    ["MSGSMS.0027", "barred", "denied", "none", "platform"],
    ["MSGSMS.0023", "invalid", "invalid", "none", "customer"],
    ["MSGSMS.0162", "failed", "unavailable", "unknown", "platform"],
  ])("%s is of the kind %s, ends as %s, with the effect %s; it is the %s's move", (code, kind, error, effect, owner) => {
    expect(errorCode(code)).toMatchObject({ code, kind, error, effect, owner });
  });

  test("what is not documented has no entry", () => {
    expect(errorCode("constructor")).toBeUndefined();
    expect(errorCode("MSGSMS.0021")).toBeUndefined();
  });
});

describe("send codes", () => {
  test("are the 38 of a request and the 7 of a number that the document has", () => {
    const requests = numbered("E", 6, "0-8 20-27 40-45 101-106 109-112 503 510 620 623 630");
    expect(requests).toHaveLength(38);
    expect([...sendCodes.keys()].sort()).toEqual(requests.sort());
    expect([...sendStatuses.keys()].sort()).toEqual(numbered("E", 6, "200015 200028-200031 200033 200041"));
  });

  test("are looked up by their text, whatever they answer; the code of success has no entry", () => {
    expect(sendCode("E200030")).toMatchObject({ meaning: "The template is not active", error: "conflict", owner: "customer" });
    expect(sendCode("E000620")).toMatchObject({ error: "denied" });
    expect(sendCode("000000")).toBeUndefined();
  });
});

test.each([...errorCodes.values(), ...sendCodes.values(), ...sendStatuses.values()])(
  "$code has a meaning, advice, an owner and what a call ends as",
  ({ kind, meaning, advice, owner, error, effect }) => {
    expect(meaning).toMatch(/^[A-Z].*[^.]$/);
    expect(advice).toMatch(sentence);
    const { owner: whose, error: end, effect: left } = errorKinds[kind];
    expect({ owner, error, effect }).toEqual({ owner: whose, error: end, effect: left });
  },
);

describe("receipt codes", () => {
  const sources: Record<string, string> = {
    供应商平台: "supplier_platform",
    华为平台: "huawei",
    供应商: "supplier",
    移动: "china_mobile",
    联通: "china_unicom",
    电信: "china_telecom",
  };
  const rows = readFileSync(join(__dirname, "../../../../../test/fixtures/huawei-delivery-codes.tsv"), "utf8")
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [source = "", code = "", ...words] = line.split("\t");
      return { name: `${sources[source]} ${code}`, words: words.slice(0, 3).join(" ") };
    });
  const ours = [...receiptCodes().values()].flat();
  const printed = ours.filter(({ source }) => source !== "common");

  test("are those of the document's 1,580 rows, by source and code, each with as many causes as there are different rows", () => {
    expect(rows).toHaveLength(1580);
    const theirs = new Map<string, Set<string>>();
    for (const { name, words } of rows) theirs.set(name, (theirs.get(name) ?? new Set()).add(words));
    const counts = (entries: [string, number][]) => Object.fromEntries(entries.sort());
    expect(counts(printed.map(({ source, code, causes }) => [`${source} ${code}`, causes.length]))).toEqual(
      counts([...theirs].map(([name, words]) => [name, words.size])),
    );
    expect(printed).toHaveLength(1503);
  });

  test("71 of them have several meanings, all of which are told", () => {
    expect(printed.filter(({ causes }) => causes.length > 1)).toHaveLength(71);
    expect(receiptCode("MK:0000").map(({ source, causes }) => [source, ...causes.map(({ meaning }) => meaning)])).toContainEqual([
      "supplier",
      "mostly number problems: not in service, off, suspended etc.",
      "NORMAL (ok)",
    ]);
  });

  /** The vendor's terms, and whose move it is where a row asks for nothing else. */
  test.each([
    ["建议联系华为云客服解除黑名单。", "platform"],
    ["请核实手机终端是否处于正常状态。", "recipient"],
    ["建议联系运营商平台核查原因。", "carrier"],
  ])("a row that advises %s is the %s's move", (advice, owner) => {
    const lines = readFileSync(join(__dirname, "../../../../../test/fixtures/huawei-delivery-codes.tsv"), "utf8").split("\n");
    const advised = lines.filter((line) => line.split("\t")[4] === advice).map((line) => line.split("\t"));
    expect(advised.length).toBeGreaterThan(10);
    for (const [source = "", code = ""] of advised) {
      const found = receiptCode(code).find((it) => it.source === sources[source]);
      expect([code, found?.causes.map((cause) => cause.owner)]).toEqual([code, expect.arrayContaining([owner])]);
    }
  });

  test("each has a meaning, advice and an owner", () => {
    for (const { meaning, advice } of ours.flatMap(({ causes }) => causes)) {
      expect(meaning).toMatch(/^\S.*\S$/);
      expect(advice).toMatch(sentence);
    }
  });

  test("success is one code", () => {
    expect(receiptCode(deliveredCode)).toEqual([
      { code: "DELIVRD", source: "supplier", causes: [{ meaning: "delivered to the handset", advice: "Nothing to do.", owner: "nobody" }] },
    ]);
  });

  test("common codes that no other list has are known, too", () => {
    for (const code of ["ACCEPTD", "E200025", "E200026"]) expect(receiptCode(code)).toMatchObject([{ code, source: "common" }]);
  });

  test.each([
    ["MB:1234", ["supplier MB:xxxx"]],
    ["CU77", ["china_unicom CU开头的"]],
    ["SMGPERR:121234", ["china_telecom SMGPERR:12××××"]],
    ["SMGPERR:14", ["china_telecom SMGPERR:13-19"]],
    ["SGIP:200", ["china_unicom SGIP:125-SGIP:255"]],
    ["1099", ["supplier 10*"]],
    ["DTBLACK1011", []],
    ["constructor", []],
    ["", []],
  ])("%j means what is printed for its kind: %j", (code, kinds) => {
    expect(receiptCode(code).map((kind) => `${kind.source} ${kind.code}`)).toEqual(kinds);
  });
});
