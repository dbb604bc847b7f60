import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createConcurrencyLimit } from "../../src/http/limits/concurrency-limit";
import { startProvider } from "../../src/plugin/reattach";
import { createProvider } from "../../src/reconcile";
import { importedAs, openStack, type Plan, type PlanMode, plan, planAndApply, type StackDiagnostic } from "../../src/stack";
import { systemClock } from "../../src/system/clock";
import { systemWorld } from "../../src/system/world";
import { type Note, Notebook, notebookCloud } from "../support/clouds/notebook-cloud";
import { describeEngine, type PlanResult, type Work } from "../support/engines/engine";
import { header } from "./frontends";
import { type Refactoring, refactorings } from "./refactorings";
import { refusals } from "./refused-refactorings";

jest.setTimeout(120_000);

const environment = { NOTEBOOK_KEY: "k", NOTEBOOK_SECRET: "s" };

describeEngine("a stack that is rearranged", (engine) => {
  const notebook = new Notebook();
  const clouds = [notebookCloud(notebook)];
  const closing: (() => Promise<void>)[] = [];
  let serving: Awaited<ReturnType<typeof startProvider>>;

  beforeAll(async () => {
    const home = await engine.work();
    closing.push(home.remove);
    serving = await startProvider({ clouds, folder: home.folder, environment });
    closing.push(serving.close);
  });
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  /** A stack that was applied and then rearranged. */
  async function rearranged({ before, after, strangers = [], meanwhile }: Refactoring) {
    notebook.notes.clear();
    const work = await engine.work({ files: { "main.tf": header + before }, reattach: serving.reattach, environment });
    closing.push(work.remove);
    const smsform = embedded(work);
    expect(await smsform.apply({})).toEqual([]);
    const statePath = join(work.folder, "terraform.tfstate");
    const state = existsSync(statePath) ? readFileSync(statePath, "utf8") : "";
    for (const title of strangers) notebook.notes.set(`note-${title}`, madeByOthers(title));
    meanwhile?.(notebook);
    const notes = [...notebook.notes.values()].map((each) => ({ ...each }));
    await work.write({ "main.tf": header + after });
    const restore = () => {
      writeFileSync(statePath, state);
      notebook.notes.clear();
      for (const each of notes) notebook.notes.set(each.id, { ...each });
    };
    return { work, smsform, restore };
  }

  function embedded({ folder }: Work) {
    const options = {
      runtime: { clock: systemClock, concurrency: createConcurrencyLimit(10), environment },
      signal: new AbortController().signal,
      stop: new AbortController().signal,
      lockTimeoutMs: 0,
    };
    const open = async () => {
      const { stack, diagnostics } = await openStack({
        machine: systemWorld,
        stack: folder,
        cwd: folder,
        environment,
        provider: createProvider(clouds),
        variables: [],
      });
      return stack ?? errorsIn(diagnostics).join("\n");
    };
    const opened = async () => {
      const stack = await open();
      if (typeof stack === "string") throw new Error(stack);
      return stack;
    };
    return {
      plan: async (mode: PlanMode) => plan(await opened(), { ...options, ...mode }),
      /** Why there is no plan; empty where there is one. */
      async refusal() {
        const stack = await open();
        return typeof stack === "string" ? stack : errorsIn((await plan(stack, options)).diagnostics).join("\n");
      },
      async apply(mode: PlanMode) {
        const { plan: made, run } = await planAndApply(await opened(), { ...options, ...mode, confirm: async () => true });
        return errorsIn([...made.diagnostics, ...(run?.diagnostics ?? [])]);
      },
    };
  }

  for (const refactoring of refactorings) {
    const { name, mode = {}, only = engine.command } = refactoring;
    if (only !== engine.command) {
      it.skip(`${name}: ${engine.title} cannot do it`, () => undefined);
      continue;
    }
    it(`${name}: both engines do the same, and record the same`, async () => {
      const { work, smsform, restore } = await rearranged(refactoring);
      const ours = await smsform.plan(mode);
      const theirs = await work.plan(...argumentsOf(mode));
      expect([errorsIn(ours.diagnostics), theirs.exitCode === 1 ? theirs.text : ""]).toEqual([[], ""]);
      expect(actionsIn(ours)).toEqual(actionsOf(theirs));

      expect(await work.apply(theirs.file)).toMatchObject({ exitCode: 0 });
      const recordedByThem = recordedIn(work);
      const notesOfTheirs = titlesIn(notebook);
      restore();
      expect(await smsform.apply(mode)).toEqual([]);
      expect(recordedIn(work)).toEqual(recordedByThem);
      expect(titlesIn(notebook)).toEqual(notesOfTheirs);

      // What is left to do for the stack as a whole.
      const next = await smsform.plan({});
      expect(errorsIn(next.diagnostics)).toEqual([]);
      const isPart = mode.targets || mode.destroy || mode.refreshOnly || mode.refresh === false;
      expect([actionsIn(next), next.moves]).toEqual([isPart ? actionsOf(await work.plan()) : [], []]);
    });
  }

  for (const refusal of refusals) {
    const { name, only = engine.command } = refusal;
    if (only !== engine.command) continue;
    it(`${name}: both engines refuse`, async () => {
      const { work, smsform } = await rearranged(refusal);
      const calls = notebook.calls.filter((call) => call !== "read").length;
      expect(await smsform.refusal()).toContain(refusal.says);
      expect(await work.plan()).toMatchObject({ exitCode: 1 });
      expect(notebook.calls.filter((call) => call !== "read")).toHaveLength(calls);
    });
  }
});

function madeByOthers(title: string): Note {
  return { id: `note-${title}`, title, kind: "MEMO", text: null, status: "IN_REVIEW", reply: "", revision: 1, rest: {} };
}

function errorsIn(diagnostics: readonly StackDiagnostic[]): string[] {
  return diagnostics.filter(({ severity }) => severity === "error").map(({ summary, detail }) => `${summary}: ${detail}`);
}

function actionsIn({ changes }: Plan): string[] {
  return changes
    .filter((change) => change.action !== "none" || importedAs(change) !== undefined)
    .map(({ action, address }) => `${action === "none" ? "import" : action} ${address}`)
    .sort();
}

function actionsOf({ changes }: PlanResult): string[] {
  return changes.map(({ action, address }) => `${action} ${address}`).sort();
}

function argumentsOf({ destroy, refreshOnly, refresh, targets = [], replace = [] }: PlanMode): string[] {
  return [
    ...(refresh === false ? ["-refresh=false"] : []),
    ...(destroy ? ["-destroy"] : []),
    ...(refreshOnly ? ["-refresh-only"] : []),
    ...targets.map((address) => `-target=${address}`),
    ...replace.map((address) => `-replace=${address}`),
  ];
}

/** Addresses with what each was made after, and the outputs, ids left out. */
function recordedIn({ folder }: Work): unknown {
  const { resources, outputs } = JSON.parse(readFileSync(join(folder, "terraform.tfstate"), "utf8"));
  const objects = resources.flatMap(({ type, name, instances }: { type: string; name: string; instances: InstanceJson[] }) =>
    instances.map(({ index_key: key = "", deposed = "", dependencies = [], attributes }) => [
      `${type}.${name}[${key}]${deposed}`,
      attributes.title,
      dependencies,
    ]),
  );
  const text = JSON.stringify({ objects: objects.sort(), outputs });
  return JSON.parse(text.replace(/note-[0-9a-f-]{36}/g, "ID"));
}

interface InstanceJson {
  readonly index_key?: string | number;
  readonly deposed?: string;
  readonly dependencies?: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
}

function titlesIn({ notes }: Notebook): string[] {
  return [...notes.values()].map(({ title }) => title).sort();
}
