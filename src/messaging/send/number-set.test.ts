import { createNumberSet } from "./number-set";

describe("numbers that were seen", () => {
  test("are new once each, whatever their country and however many there are", () => {
    const numbers = createNumberSet();
    const countries = [1, 44, 86, 852, 86_138];
    const all = countries.flatMap((country) => Array.from({ length: 5000 }, (_, i) => country * 10 ** 8 + i * 7));
    expect(all.filter((number) => !numbers.add(number))).toEqual([]);
    expect(all.filter((number) => numbers.add(number))).toEqual([]);
  });

  test("are told apart where they end alike", () => {
    const numbers = createNumberSet();
    const alike = Array.from({ length: 2000 }, (_, i) => 8_613_800_000_000 + i * 2 ** 32);
    expect(alike.filter((number) => !numbers.add(number))).toEqual([]);
    expect(numbers.add(8_613_800_000_000)).toBe(false);
  });
});
