/** The tests of one platform's switches: each at each of its values, from the start and while the emulator runs. */
import type { SwitchCatalogue } from "../../../src/emulator/world/switches";
import { emulators } from "../caller";
import type { Case } from "./cases";

/** @param gap the form of references to the specification */
export function describeSwitches(
  title: string,
  catalogue: SwitchCatalogue,
  cases: Readonly<Record<string, Case<string>>>,
  gap: RegExp,
): void {
  describe(title, () => {
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

    it.each(Object.entries(catalogue))("%s has a default among its values, a meaning and a reference", (_name, definition) => {
      expect(definition.values).toContain(definition.default);
      expect(definition.meaning).toMatch(/\.$/);
      expect(definition.gap).toMatch(gap);
    });
  });
}
