/** Each switch of Baidu, at each of its values. */
import { baiduSwitches } from "../../src/emulator/baidu/switches";
import { emulators } from "./caller";
import { applicationCases } from "./switches/applications";
import { blacklistCases } from "./switches/blacklist";
import type { Cases } from "./switches/cases";
import { quotaCases } from "./switches/quota";
import { sendingCases } from "./switches/sending";
import { statisticsCases } from "./switches/statistics";

const cases: Cases<typeof baiduSwitches> = {
  ...applicationCases,
  ...blacklistCases,
  ...quotaCases,
  ...sendingCases,
  ...statisticsCases,
};

describe("Baidu's switches", () => {
  const start = emulators();
  const rows = Object.entries(cases).flatMap(([name, { options, observe, expected }]) =>
    Object.entries(expected).map(([value, outcome]) => ({ name, value, options, observe, outcome })),
  );

  it.each(rows)("$name=$value", async ({ name, value, options, observe, outcome }) => {
    expect(await observe(await start({ ...options?.(), switches: { [name]: value } }))).toEqual(outcome);
  });

  it.each(rows)("$name=$value can be set while the emulator runs", async ({ name, value, options, observe, outcome }) => {
    const emulator = await start(options?.());
    emulator.admin.setSwitches({ [name]: value });
    expect(await observe(emulator)).toEqual(outcome);
  });

  it.each(Object.entries(baiduSwitches))("%s has a default among its values, a meaning and a reference", (_name, definition) => {
    expect(definition.values).toContain(definition.default);
    expect(definition.meaning).toMatch(/\.$/);
    expect(definition.gap).toMatch(/^(G-\d+|section \d+\.\d+)$/);
  });
});
