/** What a few changes in a large stack write: bytes for each changed object until the state itself is written. */
import { join } from "node:path";
import { smsform } from "./programs.mjs";
import { writeStack } from "./stack.mjs";

/** @returns the bytes in the journal and in the state, for a small state and a large one */
export async function measureChanges({ sizes, changed, folder, emulator: { url } }) {
  const rows = [];
  for (const objects of sizes) {
    const stack = join(folder, `changes-${objects}`);
    writeStack(stack, objects);
    await smsform(["apply", "--auto-approve"], { url, folder: stack });
    const before = await smsform(["apply", "--auto-approve"], { url, folder: stack });
    writeStack(stack, objects, "blocks", { keep: true, changed });
    const { written } = await smsform(["apply", "--auto-approve"], { url, folder: stack });
    rows.push({ objects, changed, journal: written.journal - before.written.journal, state: written.state });
  }
  return rows;
}
