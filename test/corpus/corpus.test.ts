import { readdirSync } from "node:fs";
import { join } from "node:path";
import { engines as constructEngines } from "../constructs/engines";
import { describeEngine } from "../support/engines/engine";
import { type BothEngines, openEngines, type RunSettings, settingsIn } from "./both-engines";
import { programs, synthesize } from "./programs";

jest.setTimeout(120_000);

const root = join(__dirname, "stacks");

describeEngine("the corpus of stacks", (engine) => {
  if (engine.command !== "tofu") return;
  let engines: Awaited<ReturnType<typeof openEngines>>;
  beforeAll(async () => {
    engines = await openEngines(engine);
    const rest = {};
    engines.notebook.notes.set("note-1", {
      id: "note-1",
      title: "First",
      kind: "MEMO",
      text: "long",
      status: "APPROVED",
      reply: "fine",
      revision: 3,
      rest,
    });
  });
  afterAll(() => engines.close());

  let both: BothEngines | undefined;
  afterEach(() => both?.remove());

  test.each(readdirSync(root))("%s: both engines plan the same", async (name) => {
    const folder = join(root, name);
    const settings = await settingsIn(folder);
    both = await engines.stack({ folder }, settings);
    await compare(both, settings);
  });

  describe.each(constructEngines)("what %s synthesizes", (_, constructs) => {
    test.each(Object.entries(programs))("%s: both engines plan the same", async (_name, program) => {
      const settings = { applies: true };
      both = await engines.stack({ "cdk.tf.json": synthesize(constructs, program) }, settings);
      await compare(both, settings);
    });
  });

  async function compare(both: BothEngines, settings: RunSettings): Promise<void> {
    const [own, tofu] = [await both.embedded(), await both.tofu()];
    expect({ own: own.errors, tofu: tofu.errors }).toEqual({ own: [], tofu: [] });
    expect(own).toEqual(tofu);
    expect({ own: await both.validated(), tofu: await both.tofuValidated() }).toEqual({ own: [], tofu: [] });
    if (!settings.applies) return;
    expect(await both.apply()).toEqual([]);
    for (const again of [await both.embedded(), await both.tofu()]) {
      const { actions, outputs, errors } = again;
      expect({ actions, outputs, errors }).toEqual({ actions: {}, outputs: {}, errors: [] });
    }
  }
});
