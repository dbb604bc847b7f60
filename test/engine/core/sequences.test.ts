/**
 * The model of the engines' core, held against an engine: what it asks the provider is what OpenTofu asked in the same history, object by object
 * and change by change. `RECORD=1` asks it again.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodeObject, encodeObject } from "../../../src/plugin/codec/dynamic-value";
import type { Incoming } from "../../../src/plugin/protocol";
import { startProvider } from "../../../src/plugin/reattach";
import { rpcs } from "../../../src/plugin/rpc";
import { createSession } from "../../../src/plugin/session";
import { createProvider } from "../../../src/reconcile";
import { systemWorld } from "../../../src/system/world";
import { Notebook, NotebookError, notebookCloud } from "../../support/clouds/notebook-cloud";
import { createCore } from "../../support/core/core";
import { createCoreEngine } from "../../support/core/engine";
import { readStack } from "../../support/core/stack";
import { emptyCoreState, put } from "../../support/core/state";
import { describeEngine, type Engine } from "../../support/engines/engine";
import { folderWith, removeFolders } from "../../support/folder";
import { askSession } from "../../support/session-client";
import { type Notes, type Step, sequences, stackText } from "./sequences";

const file = join(__dirname, "recorded-sequences.json");
const type = "sms_notebook_note";
const environment = { NOTEBOOK_KEY: "k" };
const attributes = createProvider([notebookCloud(new Notebook())]).resources.get(type)?.definition.attributes ?? {};

/** What was asked in one command: of each note, and which changes were carried out, in their order. */
interface Asked {
  readonly notes: Readonly<Record<string, readonly string[]>>;
  readonly changes: readonly string[];
}

afterAll(removeFolders);
afterEach(() => jest.restoreAllMocks());

/** Listens to what the provider in this process is asked. */
function listener(): () => Asked {
  let asked: (readonly [note: string, question: string])[] = [];
  const nameOf = (...states: readonly (Incoming<"DynamicValue"> | null)[]) => {
    const titles = states.flatMap((state) => decodeObject(attributes, state)?.title ?? []);
    return String(titles[0]).slice(0, 1);
  };
  const kind = (before: Incoming<"DynamicValue"> | null, after: Incoming<"DynamicValue"> | null) =>
    !decodeObject(attributes, before) ? "create" : decodeObject(attributes, after) ? "change" : "delete";
  const { ReadResource, PlanResourceChange, ApplyResourceChange } = rpcs;
  const [read, plan, apply] = [ReadResource.answer, PlanResourceChange.answer, ApplyResourceChange.answer];
  jest.spyOn(ReadResource, "answer").mockImplementation((session, request) => {
    asked.push([nameOf(request.currentState), "read"]);
    return read(session, request);
  });
  jest.spyOn(PlanResourceChange, "answer").mockImplementation((session, request) => {
    asked.push([nameOf(request.priorState, request.config), `plan ${kind(request.priorState, request.proposedNewState)}`]);
    return plan(session, request);
  });
  jest.spyOn(ApplyResourceChange, "answer").mockImplementation((session, request) => {
    asked.push([nameOf(request.priorState, request.config), `apply ${kind(request.priorState, request.plannedState)}`]);
    return apply(session, request);
  });
  return () => {
    const names = [...new Set(asked.map(([name]) => name))].sort();
    const notes = Object.fromEntries(
      names.map((name) => {
        const questions = asked.flatMap(([each, question]) => (each === name ? [question] : []));
        // An object and its predecessor are asked for at the same time until something is applied.
        const begun = questions.findIndex((question) => question.startsWith("apply"));
        const before = questions.slice(0, begun < 0 ? undefined : begun).sort();
        return [name, [...before, ...questions.slice(before.length)]];
      }),
    );
    const changes = asked.flatMap(([name, question]) => (question.startsWith("apply") ? [`${question.slice(6)} ${name}`] : []));
    asked = [];
    return { notes, changes };
  };
}

function happen(notebook: Notebook, step: Step): void {
  if ("fails" in step) notebook.failNext(step.fails, new NotebookError("denied", "no"));
  if ("gone" in step) for (const [id, { title }] of notebook.notes) if (title === step.gone) notebook.notes.delete(id);
}

async function throughEngine(engine: Engine, steps: readonly Step[]): Promise<readonly Asked[]> {
  const notebook = new Notebook();
  const work = await engine.work();
  const serving = await startProvider({ clouds: [notebookCloud(notebook)], environment, folder: work.folder, log: () => undefined });
  work.attach(serving.reattach);
  const listened = listener();
  const asked: Asked[] = [];
  for (const step of steps) {
    happen(notebook, step);
    if ("stack" in step) await work.write({ "main.tf.json": stackText(step.stack) });
    if ("taint" in step) await work.run("taint", `${type}.${step.taint}`);
    if (!("run" in step)) continue;
    listened();
    await work[step.run](...(step.options ?? []));
    asked.push(listened());
  }
  await serving.close();
  await work.remove();
  return asked;
}

async function throughModel(steps: readonly Step[]): Promise<readonly Asked[]> {
  const notebook = new Notebook();
  const clouds = [notebookCloud(notebook)];
  const call = askSession(createSession({ clouds, world: systemWorld, environment, folder: folderWith({}), log: () => undefined }));
  const core = await createCore(call, () => attributes);
  let names = 0;
  const engine = createCoreEngine({ core, attributesOf: () => attributes, save: () => undefined, key: () => `deposed${names++}` });
  const listened = listener();
  const state = emptyCoreState();
  const asked: Asked[] = [];
  let notes: Notes = {};
  for (const step of steps) {
    happen(notebook, step);
    if ("stack" in step) notes = step.stack;
    if ("taint" in step) {
      const object = state.objects.get(`${type}.${step.taint}`);
      if (object) put(state, `${type}.${step.taint}`, { ...object, tainted: true });
    }
    if (!("run" in step)) continue;
    await call("ConfigureProvider", { config: encodeObject(createProvider(clouds).attributes, {}) });
    listened();
    const options = Object.fromEntries((step.options ?? []).map((option) => option.slice(1).split("=")));
    const mode = { destroy: step.run === "destroy", refreshOnly: "refresh-only" in options, ...options };
    const planned = await engine.plan(readStack(stackText(notes)), step.run === "plan" ? structuredClone(state) : state, mode);
    if (step.run !== "plan" && !planned.errored) await engine.apply(planned);
    asked.push(listened());
  }
  return asked;
}

const recorded: Readonly<Record<string, readonly Asked[]>> = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};

if (process.env.RECORD === "1") {
  describeEngine("recordings", (engine) => {
    if (engine.command !== "tofu") return;
    it("are made", async () => {
      const all: Record<string, readonly Asked[]> = {};
      for (const [name, steps] of Object.entries(sequences)) {
        all[name] = await throughEngine(engine, steps);
        jest.restoreAllMocks();
      }
      writeFileSync(file, `${JSON.stringify(all, null, 1)}\n`);
    }, 900_000);
  });
} else {
  it.each(Object.entries(sequences))("asks what OpenTofu asked: %s", async (name, steps) => {
    expect(await throughModel(steps)).toEqual(recorded[name]);
  });
}
