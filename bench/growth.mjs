/** What ten times as many objects cost, on an emulator that answers at once. */
import { join } from "node:path";
import { smsform } from "./programs.mjs";
import { writeStack } from "./stack.mjs";

/** @returns for apply and plan the figures of start-up, of the small stack and of the large one */
export async function measureGrowth({ from, to, shape, folder, emulator: { url } }) {
  const measure = async (objects) => {
    const stack = join(folder, `growth-${objects}`);
    writeStack(stack, objects, shape);
    const apply = await smsform(["apply", "--auto-approve"], { url, folder: stack });
    return { apply, plan: await smsform(["plan"], { url, folder: stack }) };
  };
  // One object costs next to nothing: what is left is starting. The quickest of three has waited least for the processor.
  const starts = [await measure(1), await measure(1), await measure(1)];
  const [small, large] = [await measure(from), await measure(to)];
  return {
    from,
    to,
    shape,
    commands: ["apply", "plan"].map((command) => {
      const start = Math.min(...starts.map((each) => each[command].ms));
      const perObject = (figures, objects) => (figures.ms - start) / objects;
      return {
        command,
        start,
        small: { ...small[command], perObject: perObject(small[command], from) },
        large: { ...large[command], perObject: perObject(large[command], to) },
      };
    }),
  };
}
