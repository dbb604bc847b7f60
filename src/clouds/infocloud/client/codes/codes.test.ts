import { receiptStates } from "../enumerations";
import { acceptedCode, errorCode, errorCodes } from "./error-codes";
import { errorKinds } from "./error-kinds";
import { deliveredCode, receiptCode, receiptCodes } from "./receipt-codes";

const sentence = /^[A-Z].*\.$/s;

describe("error codes", () => {
  test("are those of both tables of the document", () => {
    const documented = "-1 2000 2001 6000 40002 40004 40005 40006 60001 60002 60003 60004 60005 60006 60007 60008 60009".split(" ");
    expect([...errorCodes.keys()].sort()).toEqual(documented.sort());
    expect(errorCode(acceptedCode)).toBeUndefined();
  });

  test.each([...errorCodes.values()])("$code: $meaning", ({ meaning, advice, kind, owner, error, effect }) => {
    expect(meaning).toMatch(/^[A-Z].*[^.]$/);
    expect(advice).toMatch(sentence);
    expect({ owner, error, effect }).toEqual({
      owner: errorKinds[kind].owner,
      error: errorKinds[kind].error,
      effect: errorKinds[kind].effect,
    });
  });

  test("one alone leaves open whether a send went out", () => {
    expect([...errorCodes.values()].flatMap(({ code, effect }) => (effect === "unknown" ? [code] : []))).toEqual(["-1"]);
  });
});

describe("receipt codes", () => {
  test("are those of the document, one of them a delivery", () => {
    expect([...receiptCodes().keys()]).toEqual([...receiptStates]);
    expect([...receiptCodes().values()].flatMap(({ code, isDelivered }) => (isDelivered ? [code] : []))).toEqual([deliveredCode]);
    expect(receiptCode("MK:0001")).toBeUndefined();
  });

  test.each([...receiptCodes().values()])("$code: $meaning", ({ meaning, advice, owner, isDelivered }) => {
    expect(meaning).toMatch(/^[A-Z].*[^.]$/);
    expect(advice).toMatch(sentence);
    expect(owner === "nobody").toBe(isDelivered);
  });
});
