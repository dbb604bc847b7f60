import { PassThrough } from "node:stream";
import { ask } from "./prompt";
import { noColours } from "./render/writing/colours";

async function answer(given: string | undefined, signal = new AbortController().signal) {
  const stdin = new PassThrough();
  let shown = "";
  const answered = ask("Do it?", { stdin, out: (text) => (shown += text), colours: { out: noColours, err: noColours } }, signal);
  if (given !== undefined) stdin.end(given);
  return { agreed: await answered, shown };
}

describe("a question", () => {
  it.each([
    ["yes\n", true],
    ["  yes \r\n", true],
    ["y\n", false],
    ["YES\n", false],
    ["\n", false],
    ["", false],
  ])("answered with %j", async (given, agreed) => {
    const result = await answer(given);
    expect(result.agreed).toBe(agreed);
    expect(result.shown).toContain("Only 'yes' will be accepted.");
  });

  it("is not agreed to by an interrupt", async () => {
    const interrupt = new AbortController();
    setImmediate(() => interrupt.abort());
    expect((await answer(undefined, interrupt.signal)).agreed).toBe(false);
  });
});
