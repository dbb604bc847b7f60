import fc from "fast-check";
import { minus, over, plus, times } from "./binary-float";
import { compareNumbers, Decimal, type Numeric, numberText, parseNumber, toBinary, toNumeric } from "./numeric";

const third = `0.${"3".repeat(154)}5`;

function computed(compute: typeof plus, a: string, b: string): string {
  const [left, right] = [parseNumber(a) ?? 0, parseNumber(b) ?? 0];
  return numberText(toNumeric(compute(toBinary(left), toBinary(right))) ?? Number.NaN);
}

describe("a number", () => {
  // Results of OpenTofu 1.6 and Terraform 1.11, which agree.
  test.each([
    ["1 / 3", computed(over, "1", "3"), third],
    ["2 / 3", computed(over, "2", "3"), `0.${"6".repeat(153)}7`],
    ["-5 / 3", computed(over, "-5", "3"), `-1.${"6".repeat(154)}`],
    ["1 / 1.1", computed(over, "1", "1.1"), `0.${"90".repeat(76)}904`],
    ["0.1 + 0.2", computed(plus, "0.1", "0.2"), "0.3"],
    ["0.1 * 3", computed(times, "0.1", "3"), "0.3"],
    ["10 - 0.3 * 33", computed(minus, "10", computed(times, "0.3", "33")), `0.0${"9".repeat(152)}28`],
    ["9007199254740992 + 1", computed(plus, "9007199254740992", "1"), "9007199254740993"],
    ["a product of 30 digits", computed(times, "123456789012345678901234567890", "3"), "370370367037037036703703703670"],
    ["1e300 * 1e300", computed(times, "1e300", "1e300"), `1${"0".repeat(600)}`],
    [
      "a whole number of 180 digits",
      numberText(parseNumber("1234567890".repeat(18)) ?? 0),
      `${"1234567890".repeat(15)}12345${"0".repeat(25)}`,
    ],
  ])("is computed and written as the other engines do: %s", (_what, found, expected) => {
    expect(found).toBe(expected);
  });

  test.each<[string, Numeric | undefined]>([
    ["9007199254740991", 9007199254740991],
    ["9007199254740992", 9007199254740992n],
    ["-9007199254740993", -9007199254740993n],
    ["+5", 5],
    ["1e21", 10n ** 21n],
    ["1.50", 1.5],
    ["1e-7", 1e-7],
    [".5", 0.5],
    ["5.", 5],
    ["-0.0", 0],
    ["0e99999999999", 0],
    ["0.12345678901234567890123", new Decimal("0.12345678901234567890123")],
    ["12345678901234567890.5", new Decimal("12345678901234567890.5")],
    ["1e400", 10n ** 400n],
    ["1e999999999", undefined],
    ["1e-999999999", undefined],
    [`0.${"1".repeat(10_001)}`, undefined],
    ["", undefined],
    [".", undefined],
    ["1e", undefined],
    ["0x10", undefined],
    ["1_000", undefined],
    ["Infinity", undefined],
  ])("%.40s has one form", (text, value) => {
    expect(parseNumber(text)).toEqual(value);
  });

  const digits = fc.oneof(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.integer(), fc.bigInt());
  const numbers = fc.tuple(digits, fc.integer({ min: -40, max: 20 })).map(([whole, power]) => parseNumber(`${whole}e${power}`) ?? 0);

  test("is read back from its text as the same, to the last digit", () => {
    fc.assert(fc.property(numbers, (number) => expect(parseNumber(numberText(number))).toEqual(number)));
  });

  test("that a double holds is that double", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        const found = parseNumber(numberText(number + 0));
        expect(Number(String(found))).toBe(number + 0);
        expect(typeof found === "number").toBe(Number.isSafeInteger(number) || !Number.isInteger(number));
      }),
    );
  });

  test("is in order with its neighbours", () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const order = compareNumbers(a, b);
        expect(Math.sign(order)).toBe(-Math.sign(compareNumbers(b, a)) + 0);
        expect(order === 0).toBe(numberText(a) === numberText(b));
        if (Math.abs(Number(String(a)) - Number(String(b))) > 1e30) expect(order < 0).toBe(Number(String(a)) < Number(String(b)));
      }),
    );
  });
});
