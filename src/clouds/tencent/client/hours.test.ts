import fc from "fast-check";
import { hourIn, hoursBetween, isHour } from "./hours";

test.each(["2024022923", "2021050113", "2024010100"])("%s is an hour", (text) => expect(isHour(text)).toBe(true));

test.each(["2023022901", "2024013124", "2024130100", "2024010199", "20240101", "2024-01-01", ""])("%j is none", (text) =>
  expect(isHour(text)).toBe(false),
);

test("the hour of a moment is that of the time zone", () => {
  expect(hourIn("Asia/Shanghai")(Date.UTC(2024, 0, 31, 16, 0))).toBe("2024020100");
  expect(hourIn("UTC")(Date.UTC(2024, 0, 31, 16, 59))).toBe("2024013116");
});

test("hours are told, measured and compared alike", () => {
  const ms = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) });
  fc.assert(
    fc.property(ms, fc.nat(24 * 400), (at, hours) => {
      const utc = hourIn("UTC");
      const [begin, end] = [utc(at), utc(at + hours * 60 * 60 * 1000)];
      expect(isHour(begin)).toBe(true);
      expect(hoursBetween(begin, end)).toBe(hours);
      expect(begin < end).toBe(hours > 0);
    }),
  );
});
