import { type Counted, renderStatistics } from "./statistics";
import { noColours } from "./writing/colours";
import { displayWidth } from "./writing/width";

const period = { from: "2026-01-01", to: "2026-01-31" };
const row = (subject: string, submitted: number, delivered: number | null) => ({ subject, submitted, delivered, failed: 0, open: null });
const counted: readonly Counted[] = [
  {
    platform: "baidu",
    title: "Baidu",
    grain: "template",
    unit: "segments",
    rows: [row("sms-tmpl-a", 400, 200), row("sms-tmpl-b", 100, 100), row("nonsense", -3, -5)],
  },
  { platform: "tencent", title: "Tencent", grain: "application", unit: "messages", rows: [row("1400006666", 4, null)] },
  { platform: "huawei", title: "Huawei", none: "nothing is counted" },
];
const linesOf = (columns: number | undefined, told = counted) =>
  renderStatistics(period, told, { colours: noColours, columns }).toString().split("\n");

describe("statistics", () => {
  it("have bars on a screen, which compare the rows of one platform", () => {
    const lines = linesOf(120);
    expect(lines[3]).toMatch(/ {2}#{15}-{15}$/);
    expect(lines[4]).toMatch(/ {2}#{8}$/);
    expect(lines[6]).toMatch(/ {2}-{30}$/);
    expect(lines.at(-2)).toMatch(/^#### delivered/);
    expect(lines.at(-1)).toBe("Huawei has no statistics: nothing is counted.");
  });

  it("have none in a file, and none where a screen has no room for them", () => {
    for (const columns of [undefined, 78]) expect(linesOf(columns).join("\n")).not.toContain("#");
  });

  it.each([120, 90, 80, 70])("fit on a screen of %d columns", (columns) => {
    for (const line of linesOf(columns)) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
  });

  it("are no rows where nothing was sent, which is said", () => {
    const nothing: readonly Counted[] = [{ platform: "baidu", title: "Baidu", grain: "template", unit: "segments", rows: [] }];
    expect(linesOf(100, nothing)).toEqual(["What was sent from 2026-01-01 to 2026-01-31", "", "Baidu has nothing of that time."]);
  });

  it.each([undefined, 100])("steer nothing and forge no line, whatever a platform names (%s columns)", (columns) => {
    const hostile = "x\u001b[2J\u202e\r\nbaidu  template  FORGED\u2028FORGED\u0007";
    const told: readonly Counted[] = [
      { platform: "baidu", title: "Baidu", grain: "template", unit: "segments", rows: [row(hostile, 3, 1e21)] },
    ];
    const text = linesOf(columns, told).join("\n");
    expect(text).toMatch(/^[\x20-\x7e\n\u2400-\u2426…]*$/);
    expect(text).not.toMatch(/^(baidu {2}template {2})?FORGED/m);
  });
});
