/** Whatever happens to messages, in whatever order: what is live is there, what cannot be sent is told, and what has settled plans clean. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { type Outcome, stacks, type TestStack } from "../support/stacks/stacks";

jest.setTimeout(120_000);

const begin = stacks();
const hours = 3_600_000;
const journal = ".terraform.tfstate.journal";

type Name = "t" | "u";
interface Message {
  readonly from: Name;
  readonly retireAfter: string | undefined;
}
/** What the configuration says; a template's number is its text's. */
interface Wish {
  templates: Partial<Record<Name, number>>;
  messages: Partial<Record<"a" | "b", Message>>;
}

interface History {
  readonly stack: TestStack;
  readonly wish: Wish;
  /** By the name of its block, also once that is gone. */
  readonly ids: Map<Name, string>;
  texts: number;
}

interface Step {
  run(history: History): Promise<unknown>;
  /** Its name, where a history that fails is shown. */
  toString(): string;
}

const step = (name: string, run: Step["run"]): Step => ({ run, toString: () => name });
const each = <T>(items: readonly T[], make: (item: T) => Step) => items.map(make);

/** Days on which all goes well: without them few histories get as far as a switch. */
const goodDays = step("all is approved and applied", async (history) => {
  for (let day = 0; day < 2; day++) {
    for (const index of templatesOf(history).keys()) review(history, "approve", index);
    noSurprise(await history.stack.apply());
  }
});

const steps: readonly Step[] = [
  goodDays,
  goodDays,
  ...each(["t", "u"] as const, (name) =>
    step(`edit ${name}`, async ({ wish, ...history }) => {
      wish.templates = { ...wish.templates, [name]: history.texts + 1 };
    }),
  ),
  ...each(["approve", "reject", "deprecate"] as const, (action) =>
    step(`${action} the newest`, async (history) => review(history, action, -1)),
  ),
  step("deprecate the oldest", async (history) => review(history, "deprecate", 0)),
  step("apply", async ({ stack }) => noSurprise(await stack.apply())),
  ...each([1, 2], (at) => step(`apply, killed after ${at}`, ({ stack }) => killed(stack, at, {}))),
  step("refresh", async ({ stack }) => noSurprise(await stack.refresh())),
  step("three days pass", async ({ stack }) => void stack.emulator.admin.setClock({ advanceMs: 80 * hours })),
  step("prune", async ({ stack }) => noSurprise(await stack.apply({ retirement: {} }))),
  step("prune all", async ({ stack }) => noSurprise(await stack.apply({ retirement: { olderThanMs: 0 } }))),
  step("prune, killed after 1", ({ stack }) => killed(stack, 1, { retirement: { olderThanMs: 0 } })),
  ...each(["t", "u"] as const, (from) =>
    step(`point a to ${from}`, async (history) => {
      history.wish.messages.a = { from, retireAfter: history.wish.messages.a?.retireAfter };
      write(history);
      await goodDays.run(history);
    }),
  ),
  ...each([undefined, "0s", "72h"] as const, (retireAfter) =>
    step(`retire after ${retireAfter ?? "never"}`, async ({ wish }) => {
      for (const name of ["a", "b"] as const) {
        const message = wish.messages[name];
        if (message) wish.messages[name] = { ...message, retireAfter };
      }
    }),
  ),
  step("take b out", async ({ wish }) => void delete wish.messages.b),
  step("put b in", async ({ wish }) => {
    wish.messages.b = { from: "t", retireAfter: "72h" };
  }),
  step("take t out", async ({ wish, ids }) => {
    if (ids.has("t")) delete wish.templates.t;
  }),
];

function templatesOf({ stack }: History): readonly string[] {
  return stack.emulator.admin.objects({ platform: "baidu", kind: "templates" }).map(({ id }) => String(id));
}

function review(history: History, action: "approve" | "reject" | "deprecate", index: number): void {
  const id = templatesOf(history).at(index);
  if (id !== undefined) history.stack.emulator.admin.edit({ platform: "baidu", kind: "templates", id }, { status: statuses[action] });
}
const statuses = { approve: "READY", reject: "ABORTED", deprecate: "DEPRECATED" } as const;

/** Ends a run as a crash does: nothing of it is written after one of its steps. */
async function killed(stack: TestStack, at: number, settings: Parameters<TestStack["apply"]>[0]): Promise<void> {
  const end = new AbortController();
  let left: { readonly state: string; readonly journal: string } | undefined;
  let count = 0;
  await stack.apply({
    ...settings,
    stop: end.signal,
    signal: end.signal,
    on: ({ type }) => {
      if (type === "end") count++;
      if (type !== "end" || count !== at) return;
      left = { state: stack.stateText(), journal: readFileSync(join(stack.folder, journal), "utf8") };
      end.abort();
    },
  });
  if (left) stack.write({ "terraform.tfstate": left.state, [journal]: left.journal });
}

function noSurprise({ errors }: Outcome): void {
  expect(errors.filter((text) => !text.includes("must not delete"))).toEqual([]);
}

function write({ stack, wish, ids }: History): void {
  const templates = Object.entries(wish.templates).map(([name, text]) => [
    name,
    {
      name: `通知${name}`,
      content: `您的第${text}号订单已发货。`,
      sms_type: "CommonNotice",
      description: "订单发货后通知买家",
      skip_destroy: true,
      lifecycle: { create_before_destroy: true },
    },
  ]);
  const messages = Object.entries(wish.messages).map(([key, { from, retireAfter }]) => {
    const id = wish.templates[from] === undefined ? ids.get(from) : `\${sms_baidu_template.${from}.id}`;
    return [key, { key, template_id: id, ...(retireAfter !== undefined && { retire_after: retireAfter }) }];
  });
  const document = {
    provider: { sms: [{ baidu: { rules: { V13: "off", V31: "off" } } }] },
    resource: { sms_baidu_template: Object.fromEntries(templates), sms_baidu_message: Object.fromEntries(messages) },
  };
  stack.write({ "main.tf.json": JSON.stringify(document) });
}

interface Recorded {
  readonly name: string;
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

function recorded({ stack }: History): readonly Recorded[] {
  const text = stack.stateText();
  if (text === "") return [];
  const { resources }: { resources: { type: string; name: string; instances: { deposed?: string; attributes: Recorded["values"] }[] }[] } =
    JSON.parse(text);
  return resources.flatMap(({ type, name, instances }) =>
    instances.flatMap(({ deposed, attributes }) => (deposed === undefined ? [{ type, name, values: attributes }] : [])),
  );
}

/** What holds after each step. */
async function holds(history: History): Promise<void> {
  const { stack, ids } = history;
  const there = templatesOf(history);
  const plan = await stack.plan();
  noSurprise(plan);
  for (const { type, name, values } of recorded(history)) {
    if (type === "sms_baidu_template" && (name === "t" || name === "u")) ids.set(name, String(values.id));
    if (type !== "sms_baidu_message" || typeof values.live_template_id !== "string") continue;
    const live = values.live_template_id;
    expect([name, there]).toEqual([name, expect.arrayContaining([live])]);
    const { status } = stack.emulator.admin.object({ platform: "baidu", kind: "templates", id: live });
    const isTold = plan.warnings.some((text) => text.includes(`its live template ${live} is no longer usable`));
    const isStaying = history.wish.messages[name === "a" ? "a" : "b"] !== undefined;
    if (isStaying) expect([name, status, isTold]).toEqual([name, status, status !== "READY"]);
  }
  // Nothing has happened since, so there is nothing new.
  expect((await stack.plan()).changes).toEqual(plan.changes);
}

it("a random history of messages leaves nothing live that is not there, and settles", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...steps), { minLength: 4, maxLength: 10 }), async (chosen) => {
      const wish: Wish = {
        templates: { t: 1, u: 2 },
        messages: { a: { from: "t", retireAfter: "72h" }, b: { from: "t", retireAfter: undefined } },
      };
      const history: History = { stack: await begin({}), wish, ids: new Map(), texts: 2 };
      write(history);
      noSurprise(await history.stack.apply());
      await goodDays.run(history);
      for (const each of chosen) {
        await each.run(history);
        history.texts = Math.max(history.texts, ...Object.values(wish.templates));
        write(history);
        await holds(history);
      }
      for (let run = 0; run < 4; run++) noSurprise(await history.stack.apply());
      await holds(history);
      expect(await history.stack.plan()).toMatchObject({ changes: [], errors: [] });
    }),
    { numRuns: 8 },
  );
});
