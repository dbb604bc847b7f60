import * as fc from "fast-check";
import { BadArgument, type Value } from "../../schema";
import { functions } from "..";

function call(name: string, ...args: readonly Value[]): Value {
  const definition = functions.find((known) => known.name === name);
  if (!definition) throw new Error(`no function ${name}`);
  const { length } = definition.parameters;
  return definition.call(args.slice(0, length), args.slice(length));
}
const text = (...args: readonly Value[]) => call("text", ...args);
const segments = (...args: readonly Value[]) => call("segments", ...args);

/** The position of the argument that is refused, and why. */
function refusal(run: () => Value): readonly [number, string] {
  try {
    run();
  } catch (failure) {
    if (failure instanceof BadArgument) return [failure.position, failure.message];
    throw failure;
  }
  throw new Error("nothing was refused");
}

describe("text", () => {
  it.each([
    ["baidu", "您的验证码是{SMSvCode}，{minutes}分钟内有效。", "您的验证码是${SMSvCode}，${minutes}分钟内有效。"],
    ["tencent", "{1}为您的登录验证码，请于{2}分钟内填写。", "{1}为您的登录验证码，请于{2}分钟内填写。"],
    ["huawei", "您的验证码为：{1}。", "您的验证码为：${1}。"],
    ["infocloud", "您好{姓名,10}，余额{money,8}元。", "您好{姓名,10}，余额{money,8}元。"],
    ["baidu", "", ""],
    ["huawei", "100% $ 5$", "100% $ 5$"],
  ])("for %s, %s becomes %s", (platform, written, sent) => {
    expect(text(written, platform)).toBe(sent);
  });

  it("leaves a text without braces as it is, on every platform", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom("baidu", "tencent", "huawei", "infocloud"), (written, platform) => {
        fc.pre(!/[{}]/.test(written));
        expect(text(written, platform)).toBe(written);
      }),
    );
  });

  it.each([
    ["baidu", "验证码{1}", '"{1}" is no variable of Baidu AI Cloud SMS: the braces hold a name'],
    ["baidu", "验证码{}", '"{}" is no variable'],
    ["baidu", "验证码{ code }", '"{ code }" is no variable'],
    ["tencent", "验证码{code}", '"{code}" is no variable of Tencent Cloud SMS: the braces hold the variable\'s number, from 1, as in {1}'],
    ["tencent", "验证码{0}", '"{0}" is no variable'],
    ["huawei", "验证码{01}", '"{01}" is no variable'],
    ["infocloud", "验证码{code}", '"{code}" is no variable of infocloud'],
    ["infocloud", "验证码{code, 6}", '"{code, 6}" is no variable'],
    ["baidu", "验证码${SMSvCode}", '"${SMSvCode}" has a dollar sign: write {SMSvCode}'],
    ["tencent", "验证码${1}", '"${1}" has a dollar sign: write {1}'],
    ["baidu", "验证码{SMSvCode，请勿泄露给他人", 'The brace in "{SMSvCode，请勿" is not closed'],
    ["baidu", "验证码{{code}", 'The brace in "{{code}" is not closed'],
    ["baidu", "验证码SMSvCode}。", 'The brace in "}。" closes nothing'],
  ])("for %s, refuses %s and names the piece", (platform, written, problem) => {
    const [position, message] = refusal(() => text(written, platform));
    expect([position, message]).toEqual([0, expect.stringContaining(problem)]);
  });

  it("refuses a platform that it does not know", () => {
    expect(refusal(() => text("您好", "huawai"))).toEqual([
      1,
      '"huawai" is not one of baidu, tencent, huawei, infocloud. Did you mean "huawei"?',
    ]);
  });
});

describe("segments", () => {
  const signature = "云杉";
  const signed = (length: number, character = "字") => character.repeat(length - "【云杉】".length);

  it.each([
    ["baidu", 70, "字", 1],
    ["baidu", 71, "字", 2],
    ["baidu", 140, "字", 3],
    ["baidu", 140, "a", 3],
    ["baidu", 600, "字", 9],
    ["baidu", 70, "😀", 1],
    ["baidu_international", 70, "字", 1],
    ["baidu_international", 300, "字", 5],
    ["baidu_international", 300, "a", 5],
  ])("for %s, %d characters of %s with the Chinese signature are %d", (platform, length, character, parts) => {
    expect(segments(signed(length, character), signature, platform)).toBe(parts);
  });

  it.each([
    [140, 1],
    [141, 2],
    [300, 3],
  ])("for baidu_international, %d characters in pure English are %d", (length, parts) => {
    expect(segments("a".repeat(length - "[Shop]".length), "Shop", "baidu_international")).toBe(parts);
  });

  it("counts a variable as long as its longest value, in either notation", () => {
    const content = `${signed(70 - 6)}{code}`;
    expect(segments(content, signature, "baidu", 6)).toBe(1);
    expect(segments(content, signature, "baidu", 7)).toBe(2);
    expect(segments(text(content, "baidu"), signature, "baidu", 7)).toBe(2);
  });

  it("does not fall when a value gets longer", () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.constantFrom("baidu", "baidu_international"), (fixed, length, platform) => {
        const parts = (value: number) => Number(segments(`${"字".repeat(fixed)}{code}`, signature, platform, value));
        expect(parts(length + 1)).toBeGreaterThanOrEqual(parts(length));
      }),
    );
  });

  it.each<[string, readonly Value[], number, string]>([
    ["a variable without a length", ["{a}和{b}", signature, "baidu", 3], 0, "The length of {b} is not known"],
    ["a length without a variable", ["{a}", signature, "baidu", 3, 4], 4, "There are 2 lengths, but the text has only {a}"],
    ["a length for a fixed text", ["您好", signature, "baidu", 3], 3, "the text has no variable"],
    ["a negative length", ["{a}", signature, "baidu", -1], 3, "-1 is no number of characters"],
    ["a fraction", ["{a}{b}", signature, "baidu", 1, 0.5], 4, "0.5 is no number of characters"],
    ["a length beyond all numbers", ["{a}", signature, "baidu", 10n ** 30n], 3, "is no number of characters"],
    ["a variable of another platform", ["{1}", signature, "baidu", 3], 0, '"{1}" is no variable'],
    [
      "a message that is too long",
      [signed(601), signature, "baidu"],
      0,
      "601 characters, its signature and brackets included; at most 600",
    ],
    ["no signature", ["您好", " ", "baidu"], 1, "The signature is blank"],
    ["a signature in brackets", ["您好", "【云杉】", "baidu"], 1, '"【云杉】" has brackets'],
    ["a platform that is none", ["您好", signature, "baidu_abroad"], 2, '"baidu_abroad" is not one of baidu, baidu_international'],
    ["a platform whose document gives no rule", ["您好", signature, "tencent"], 2, "The document of Tencent Cloud SMS does not say"],
  ])("refuses %s", (_what, args, position, problem) => {
    expect(refusal(() => segments(...args))).toEqual([position, expect.stringContaining(problem)]);
  });
});

it("every function says what it and each parameter is for", () => {
  for (const { summary, doc, parameters, rest } of functions) {
    expect([summary, doc, ...[...parameters, ...(rest ? [rest] : [])].map((each) => each.doc)].every((words) => words.length > 10)).toBe(
      true,
    );
  }
});
