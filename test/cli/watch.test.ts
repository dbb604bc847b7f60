/** `smsform watch`: what happens to the objects of a stack is told once, wherever it is to be told, and nothing is written but its own memory. */
import { createHmac } from "node:crypto";
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clouds } from "../../src/clouds";
import { createConcurrencyLimit } from "../../src/http/limits/concurrency-limit";
import type { World } from "../../src/ports/world";
import { createProvider } from "../../src/reconcile";
import { openStack } from "../../src/stack";
import { lockState } from "../../src/stack/state/lock";
import { networkExchange } from "../../src/system/network/exchange";
import { systemWorld } from "../../src/system/world";
import { deliver, worthTelling } from "../../src/watch/delivery";
import type { News } from "../../src/watch/format";
import { holdMemory } from "../../src/watch/memory";
import type { Outlet } from "../../src/watch/outlet";
import { programOutlet } from "../../src/watch/program";
import { builtIn, readTemplate } from "../../src/watch/templates";
import { watch } from "../../src/watch/watch";
import { webhookOutlet } from "../../src/watch/webhook";
import * as tencent from "../scenarios/tencent-stacks";
import { emulatorKeys } from "../support/accounts/emulator-keys";
import { commandLines } from "../support/cli/command-line";
import { type Reaction, type RecordingServer, startRecordingServer } from "../support/recording-server";
import { signatureBlock, stacks, type TestStack, templateBlock } from "../support/stacks/stacks";

const begin = stacks();
const cli = commandLines();
const day = 24 * 3_600_000;
const both = signatureBlock("brand") + templateBlock("code", "depends_on = [sms_baidu_signature.brand]");
const signature = "sms_baidu_signature.brand";
const template = "sms_baidu_template.code";

const servers: RecordingServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function receiver(react: (index: number) => Reaction = () => ({ body: {} })): Promise<RecordingServer> {
  const server = await startRecordingServer((_request, index) => react(index));
  servers.push(server);
  return server;
}

interface Watching {
  /** One look, or one after the other until it is stopped. */
  look(every?: {
    readonly ms: number;
    readonly stop: AbortSignal;
    readonly pass: () => void;
  }): Promise<{ readonly well: boolean; readonly news: readonly News[]; readonly calls: readonly string[] }>;
  readonly notes: string[];
  readonly world: World;
}

/** Each look is a watch of its own, as after a restart. */
function watching(stack: TestStack, outlet?: (world: World) => Outlet): Watching {
  const { admin } = stack.emulator;
  const clock = {
    now: () => admin.clock().epochMs,
    async sleep(ms: number, signal?: AbortSignal) {
      if (!signal?.aborted) admin.setClock({ advanceMs: ms });
    },
  };
  const world: World = { ...systemWorld, clock, exchange: networkExchange() };
  const notes: string[] = [];
  const never = new AbortController().signal;
  return {
    notes,
    world,
    async look({ ms: everyMs, stop = never, pass }: Partial<Parameters<Watching["look"]>[0]> = {}) {
      const { stack: opened } = await openStack({
        machine: systemWorld,
        stack: stack.folder,
        cwd: stack.folder,
        environment: stack.environment,
        provider: createProvider(clouds),
        variables: [],
      });
      if (!opened) throw new Error("the stack cannot be opened");
      admin.clearCalls();
      const news: News[] = [];
      const memory = await holdMemory({ machine: world, clock, path: opened.paths.watch, timeoutMs: 0, signal: never });
      try {
        const well = await watch({
          stack: opened,
          name: "shop",
          options: {
            runtime: { clock, concurrency: createConcurrencyLimit(10), environment: stack.environment },
            signal: never,
            lockTimeoutMs: 0,
          },
          clock: { ...clock, sleep: async (ms, signal) => clock.sleep(ms, signal).then(pass) },
          memory,
          outlet: outlet?.(world),
          everyMs,
          print: async (each) => news.push(each) > 0,
          tell: (diagnostics) => notes.push(...diagnostics.map(({ summary }) => summary)),
          note: (text) => notes.push(text),
          stop,
        });
        return { well, news, calls: admin.calls().log.map(({ method, path }) => `${method} ${path}`) };
      } finally {
        memory.release();
      }
    },
  };
}

const told = (news: readonly News[]) => news.map(({ type, object }) => [type, object?.address]);
const memoryOf = (stack: TestStack) => join(stack.folder, ".terraform.tfstate.watch.json");

describe("a watch tells once, across restarts,", () => {
  it("reviews that are decided, in the reviewer's words", async () => {
    const stack = await begin({ "main.tf": both });
    await stack.apply();
    const it = watching(stack);
    expect((await it.look()).news).toEqual([]);
    stack.emulator.admin.approve(stack.ref(signature));
    stack.emulator.admin.reject(stack.ref(template), "请写明\u202e公司全称");
    const { news, calls, well } = await it.look();
    expect(told(news)).toEqual([
      ["approved", signature],
      ["rejected", template],
    ]);
    expect(news[1]?.text).toBe('Template "登录验证码" (sms_baidu_template.code) was rejected: 请写明\\u202e公司全称');
    expect(news[1]?.object).toMatchObject({ platform: "baidu", condition: "refused", before: "pending", usable: false });
    expect(calls.every((call) => call.startsWith("GET "))).toBe(true);
    // One read for each, and one question for the use of the signature.
    expect(calls.length).toBe(3);
    expect([well, (await it.look()).news]).toEqual([true, []]);
  });

  it("a review that is passed and the registration that follows it, of many objects in few calls", async () => {
    const names = ["t5", "t6", "t7"];
    const blocks = names.map((name) => tencent.templateBlock(name, { more: tencent.afterSignature }));
    const stack = await begin(tencent.tencentStack(tencent.signatureBlock("s"), ...blocks), { accountLimits: "off", rateLimits: "off" });
    Object.assign(stack.environment, emulatorKeys);
    await stack.apply();
    const it = watching(stack);
    expect((await it.look()).calls.length).toBeLessThan(4);
    const ref = { platform: "tencent", kind: "templates", id: String(stack.recorded("sms_tencent_template.t7", "id")) };
    stack.emulator.admin.hold(ref);
    const { news } = await it.look();
    expect(told(news)).toEqual([["registering", "sms_tencent_template.t7"]]);
    expect(news[0]?.text).toContain("has passed its review and is not in effect yet: its registration with the carriers is open");
    stack.emulator.admin.approve(ref);
    expect(told((await it.look()).news)).toEqual([["approved", "sms_tencent_template.t7"]]);
  });

  it("what was decided before anybody watched, and is recorded as it was", async () => {
    const stack = await begin({ "main.tf": both });
    await stack.apply();
    stack.emulator.admin.approve(stack.ref(signature));
    stack.emulator.admin.reject(stack.ref(template), "不行");
    await stack.refresh();
    // The approval is recorded: whoever recorded it knows. What is wrong is told until a watch has told it.
    // Since when the signature is usable nobody tells, and its statistics have no message.
    expect(told((await watching(stack).look()).news)).toEqual([
      ["lapsing", signature],
      ["rejected", template],
    ]);
  });

  it("drift by the names of what differs, and what is gone", async () => {
    const stack = await begin({ "main.tf": both });
    await stack.apply();
    const it = watching(stack);
    stack.emulator.admin.edit(stack.ref(template), { content: "您的登录码是${SMSvCode}。" });
    const { news } = await it.look();
    expect(news).toMatchObject([{ type: "drifted", object: { address: template, attributes: ["content"] } }]);
    expect(JSON.stringify(news)).not.toContain("登录码是");
    expect((await it.look()).news).toEqual([]);
    stack.emulator.admin.edit(stack.ref(template), { content: "另一个${SMSvCode}。" });
    expect(told((await it.look()).news)).toEqual([["drifted", template]]);
    stack.emulator.admin.remove(stack.ref(template));
    expect(told((await it.look()).news)).toEqual([["gone", template]]);
    expect((await it.look()).news).toEqual([]);
  });

  it("what was usable and is not any more", async () => {
    const stack = await begin({ "main.tf": both });
    await stack.apply();
    stack.emulator.admin.approve(stack.ref(template));
    await stack.refresh();
    const it = watching(stack);
    await it.look();
    stack.emulator.admin.deprecate(stack.ref(template));
    expect(told((await it.look()).news)).toEqual([["withdrawn", template]]);
  });

  it("a signature that is about to lapse because nothing is sent with it, as far as the statistics tell", async () => {
    const stack = await begin({ "main.tf": both });
    await stack.apply();
    const it = watching(stack);
    await it.look();
    stack.emulator.admin.approve(stack.ref(signature));
    expect(told((await it.look()).news)).toEqual([["approved", signature]]);
    stack.emulator.admin.setClock({ advanceMs: 119 * day });
    expect((await it.look()).news).toEqual([]);
    stack.emulator.admin.setClock({ advanceMs: 2 * day });
    const { news } = await it.look();
    expect(news).toMatchObject([{ type: "lapsing", object: { address: signature, last_used: null } }]);
    expect(news[0]?.text).toContain("nothing was sent with it in the last 150 days, as far as its statistics tell");
    expect((await it.look()).news).toEqual([]);
  });

  it("that it cannot look, instead of what it then would not see: with the key of another account nothing is gone", async () => {
    const stack = await begin(
      { "main.tf": both },
      { credentials: { emulator: { secret: "emulator-secret" }, other: { secret: "other-secret" } } },
    );
    await stack.apply();
    const it = watching(stack);
    await it.look();
    Object.assign(stack.environment, { BAIDUCLOUD_ACCESS_KEY: "other", BAIDUCLOUD_SECRET_KEY: "other-secret" });
    const { news, well } = await it.look();
    expect([well, told(news)]).toEqual([false, [["unreadable", undefined]]]);
    expect(it.notes.length).toBeGreaterThan(0);
    expect((await it.look()).news).toEqual([]);
    Object.assign(stack.environment, { BAIDUCLOUD_ACCESS_KEY: "emulator", BAIDUCLOUD_SECRET_KEY: "emulator-secret" });
    expect(told((await it.look()).news)).toEqual([["readable", undefined]]);
  });

  it("nothing twice that an approval says of its template as well", async () => {
    const approval = `resource "sms_baidu_approval" "w" {\n  template_id = ${template}.id\n}\n`;
    const stack = await begin({ "main.tf": both + approval }, { review: "approve", reviewDelayMs: 0 });
    await stack.apply();
    const it = watching(stack);
    await it.look();
    stack.emulator.admin.remove(stack.ref(template));
    expect(told((await it.look()).news)).toEqual([["gone", template]]);
  });

  it("what a run at work may be about only when it is over", async () => {
    const stack = await begin({ "main.tf": both });
    await stack.apply();
    const it = watching(stack);
    await it.look();
    const lock = await lockState({
      machine: it.world,
      clock: it.world.clock,
      statePath: join(stack.folder, "terraform.tfstate"),
      lockPath: join(stack.folder, ".terraform.tfstate.lock.info"),
      operation: "apply",
      timeoutMs: 0,
      unlockCommand: (id) => id,
    });
    stack.emulator.admin.remove(stack.ref(template));
    stack.emulator.admin.approve(stack.ref(signature));
    expect(told((await it.look()).news)).toEqual([["approved", signature]]);
    lock.release();
    expect(told((await it.look()).news)).toEqual([["gone", template]]);
  });

  it("nothing of a state that is away for a while but that, and all as it was when it is back", async () => {
    const stack = await begin({ "main.tf": both });
    await stack.apply();
    stack.emulator.admin.reject(stack.ref(template), "不行");
    const it = watching(stack);
    expect(told((await it.look()).news)).toEqual([["rejected", template]]);
    const state = join(stack.folder, "terraform.tfstate");
    renameSync(state, `${state}.away`);
    const { well, news } = await it.look();
    expect([well, told(news), it.notes]).toEqual([false, [["unreadable", undefined]], ["The state cannot be used"]]);
    renameSync(`${state}.away`, state);
    expect(told((await it.look()).news)).toEqual([["readable", undefined]]);
  });

  it("for as long as it is let, every so often", async () => {
    const stack = await begin({ "main.tf": both });
    await stack.apply();
    const it = watching(stack);
    const stop = new AbortController();
    const begun = it.world.clock.now();
    let looks = 0;
    const pass = () => {
      looks += 1;
      if (looks === 2) stack.emulator.admin.reject(stack.ref(template), "不行");
      if (looks === 4) stop.abort();
    };
    const { news, well } = await it.look({ ms: 600_000, stop: stop.signal, pass });
    expect([well, told(news)]).toEqual([true, [["rejected", template]]]);
    expect(it.world.clock.now() - begun).toBe(4 * 600_000);
  });

  it("keeps what it told for its owner alone, and the state as it is", async () => {
    const stack = await begin({ "main.tf": both });
    await stack.apply();
    const before = stack.stateText();
    stack.emulator.admin.approve(stack.ref(signature));
    await watching(stack).look();
    expect(stack.stateText()).toBe(before);
    expect(statSync(memoryOf(stack)).mode & 0o777).toBe(0o600);
    expect(existsSync(`${memoryOf(stack)}.lock.info`)).toBe(false);
  });

  it("refuses to share its memory, and one that it cannot understand", async () => {
    const stack = await begin({ "main.tf": both });
    await stack.apply();
    const { world } = watching(stack);
    const request = { machine: world, clock: world.clock, path: memoryOf(stack), timeoutMs: 0, signal: new AbortController().signal };
    const held = await holdMemory(request);
    await expect(holdMemory(request)).rejects.toThrow(/It is watched by process \d+ on .*--memory FILE/);
    held.release();
    writeFileSync(memoryOf(stack), "{");
    await expect(holdMemory(request)).rejects.toThrow(/no JSON. Delete it to begin anew/);
    expect(existsSync(`${memoryOf(stack)}.lock.info`)).toBe(false);
  });
});

describe("a webhook", () => {
  const token = "b1946ac92492d2347c6235b4d2611184";

  const rejected: News = {
    id: "7f0c",
    type: "rejected",
    at: "2026-01-05T09:00:00.000Z",
    stack: "shop",
    text: 'Template "登录验证码" was rejected: 不支持<at user_id="all">营销',
  };
  const never = new AbortController().signal;

  async function hook(react: () => Reaction, form = "generic", secret?: string) {
    const server = await receiver(react);
    const url = new URL(`${server.url}/robot/${token}?access_token=${token}`);
    const read = readTemplate(form, form, systemWorld.disk);
    if ("problem" in read) throw new Error(read.problem);
    const clock = { now: systemWorld.clock.now, sleep: async () => {} };
    const world = { ...systemWorld, clock, exchange: networkExchange() };
    // Short where it runs out; a busy machine may take long for what does answer.
    const timeoutMs = react() === "hang" ? 100 : 30_000;
    return { server, outlet: webhookOutlet({ world, url, template: read.template, secret, stack: "shop", timeoutMs }) };
  }

  it.each([
    ["generic", {}, { version: "1.0", stack: "shop", events: [rejected] }],
    ["dingtalk", { errcode: 0 }, { msgtype: "text", text: { content: expect.stringContaining("不支持＜at user_id=") } }],
    ["feishu", { code: 0 }, { msg_type: "text", content: { text: expect.stringMatching(/^smsform: shop, 1 event\nTemplate /) } }],
    ["wecom", { errcode: 0 }, { msgtype: "text", text: { content: expect.stringContaining("was rejected: 不支持＜at") } }],
  ])("gets %s", async (form, body, expected) => {
    const { server, outlet } = await hook(() => ({ body }), form);
    expect(await outlet.deliver([rejected], never)).toBeUndefined();
    const [request, ...more] = server.requests;
    expect([request?.target, more]).toEqual([`/robot/${token}?access_token=${token}`, []]);
    expect(JSON.parse(request?.text ?? "")).toMatchObject(expected);
  });

  it("is signed as DingTalk and Feishu ask for", async () => {
    const ding = await hook(() => ({ body: { errcode: 0 } }), "dingtalk", "SECabcdefgh");
    await ding.outlet.deliver([rejected], never);
    const { timestamp, sign } = ding.server.requests[0]?.query ?? {};
    expect(sign).toBe(createHmac("sha256", "SECabcdefgh").update(`${timestamp}\nSECabcdefgh`).digest("base64"));
    const fei = await hook(() => ({ body: { code: 0 } }), "feishu", "SECabcdefgh");
    await fei.outlet.deliver([rejected], never);
    const body = JSON.parse(fei.server.requests[0]?.text ?? "");
    expect(body.sign).toBe(createHmac("sha256", `${body.timestamp}\nSECabcdefgh`).digest("base64"));
  });

  it.each<[string, Reaction, string, number, string]>([
    ["fails", { status: 500 }, "generic", 5, "it failed (HTTP 500, after 5 tries)"],
    ["hangs", "hang", "generic", 5, "after 5 tries"],
    ["cuts the connection", "drop", "generic", 5, "the connection was cut"],
    [
      "redirects",
      { status: 302, headers: { location: `http://x/${token}` } },
      "generic",
      1,
      "it redirects, which is not followed (HTTP 302)",
    ],
    ["does not know the address", { status: 404, body: token }, "generic", 1, "it refuses the message (HTTP 404)"],
    [
      "says no with 200",
      { body: { errcode: 310000, errmsg: `no keyword ${token}` } },
      "dingtalk",
      1,
      "it answers code 310000: no keyword ***",
    ],
    ["is no chat service", { body: "<html>" }, "wecom", 1, "it answers something else than the service does"],
  ])("that %s has not taken the message, and its token is in no error", async (_what, reaction, form, tries, why) => {
    const { server, outlet } = await hook(() => reaction, form);
    const untaken = await outlet.deliver([rejected], never);
    expect([untaken, server.requests.length]).toEqual([{ why: expect.stringContaining(why), isRefused: tries === 1 }, tries]);
    expect(untaken?.why).not.toContain(token);
  });

  it("that did not take the news gets them the next time, with the same id, and the terminal does not", async () => {
    const stack = await begin({ "main.tf": both });
    await stack.apply();
    stack.emulator.admin.reject(stack.ref(template), "不行");
    let reaction: Reaction = { status: 500 };
    const { server, outlet } = await hook(() => reaction);
    const it = watching(stack, () => outlet);
    const { well, news } = await it.look();
    expect([well, told(news)]).toEqual([false, [["rejected", template]]]);
    expect(it.notes.join("\n")).toMatch(/^Not told to the webhook at 127\.0\.0\.1:\d+: .* 1 waiting, which are told next time\.$/);
    reaction = { body: {} };
    const later = await it.look();
    expect([later.well, later.news]).toEqual([true, []]);
    expect(JSON.parse(server.requests.at(-1)?.text ?? "").events).toMatchObject([{ id: news[0]?.id, type: "rejected" }]);
    expect(JSON.parse(readFileSync(memoryOf(stack), "utf8")).unsent).toEqual([]);
  });

  describe("that does not take everything", () => {
    const event = (n: number, type: News["type"] = "rejected", address = `t.n${n}`): News => ({
      ...rejected,
      id: String(n),
      type,
      text: `event ${n}`,
      object: {
        address,
        type: "sms_baidu_template",
        platform: "baidu",
        provider: "sms",
        name: null,
        id: address,
        condition: "refused",
        before: null,
        status: null,
        review: null,
        usable: false,
      },
    });
    const unsent = (...all: readonly News[]) => all.map((each) => ({ news: each, printed: true }));
    const ids = (all: readonly { readonly news: News }[]) => all.map(({ news: { id } }) => id);

    /** @param refuses events, as the receiver sees them together */
    async function delivered(refuses: (ids: readonly string[]) => boolean, count: number, isRefused = true) {
      const [taken, notes]: [string[][], string[]] = [[], []];
      const outlet: Outlet = {
        title: "the receiver",
        most: 3,
        pauseMs: 0,
        async deliver(all) {
          const seen = all.map(({ id }) => id);
          if (refuses(seen)) return { why: "It says no.", isRefused };
          taken.push(seen);
          return undefined;
        },
      };
      const waiting = Array.from({ length: count }, (_, n) => event(n));
      const begun = { version: 1 as const, lineage: "", objects: {}, unsent: unsent(...waiting) };
      const memory = { begun, keep: () => {}, release: () => {} };
      const print = async () => true;
      const after = await deliver(begun, {
        clock: systemWorld.clock,
        memory,
        outlet,
        print,
        note: (text) => notes.push(text),
        stop: never,
      });
      return { taken, notes, left: ids(after.memory.unsent) };
    }

    it("gets the others, and what it refuses alone is given up", async () => {
      const { taken, notes, left } = await delivered((seen) => seen.includes("1"), 5);
      expect(taken).toEqual([["4"], ["0"], ["2"], ["3"]]);
      expect(notes).toEqual(["Given up, because the receiver takes others and not this: event 1 (It says no.)"]);
      expect(left).toEqual([]);
    });

    it("keeps all where it refuses the newest as well, or is not there", async () => {
      expect(await delivered(() => true, 5)).toEqual({
        taken: [],
        notes: ["Not told to the receiver: It says no. 5 waiting, which are told next time."],
        left: ["0", "1", "2", "3", "4"],
      });
      expect(await delivered((seen) => seen.includes("3"), 5, false)).toMatchObject({ taken: [["0", "1", "2"]], left: ["3", "4"] });
      expect(await delivered(() => true, 1)).toMatchObject({ notes: [expect.stringContaining("1 waiting")], left: ["0"] });
    });

    it("is told how things are now, where much has happened meanwhile", () => {
      const few = unsent(event(0, "rejected", "a"), event(1, "approved", "a"));
      expect(worthTelling(few)).toEqual(few);
      const many = Array.from({ length: 100 }, (_, n) => event(n, n % 2 ? "rejected" : "under_review", "a"));
      const others = [event(100, "drifted", "a"), event(101, "lapsing", "a"), event(102, "approved", "b")];
      expect(ids(worthTelling(unsent(...others, ...many)))).toEqual(["100", "101", "102", "99"]);
    });
  });

  it("gets what is told at once in few messages, as long as a service takes them", async () => {
    const { server, outlet } = await hook(() => ({ body: { errcode: 0 } }), "wecom");
    const many = Array.from({ length: outlet.most }, () => ({ ...rejected, text: "不".repeat(300) }));
    await outlet.deliver(many, never);
    const { content } = JSON.parse(server.requests[0]?.text ?? "").text;
    expect(Buffer.byteLength(content)).toBeLessThan(2048);
    expect(content).toMatch(/^smsform: shop, 20 events\n不+…?\n.*and \d+ more: smsform status$/s);
  });

  it.each([
    ["{", "it is no JSON"],
    ['{"service": "slack", "body": {}}', "service"],
    ['{"body": {"text": "{{password}}"}}', "holds {{password}}; what can stand in a template is {{title}}, {{text}}"],
  ])("takes no template like %s", async (text, why) => {
    const stack = await begin({ "mine.json": text });
    expect(readTemplate("mine.json", join(stack.folder, "mine.json"), systemWorld.disk)).toMatchObject({
      problem: expect.stringContaining(why),
    });
  });

  it("is described in the guide by the templates as they are", () => {
    const guide = readFileSync(join(__dirname, "..", "..", "docs", "guides", "watch.md"), "utf8");
    const shown = [...guide.matchAll(/```json\n(.*)\n```/g)].map(([, text]) => JSON.parse(text ?? ""));
    expect(shown).toEqual(Object.values(builtIn));
  });

  it("takes a changed copy of one of ours", async () => {
    const mine = JSON.stringify(builtIn.feishu).replace("{{title}}", "云杉 {{count}}");
    const stack = await begin({ "mine.json": mine });
    expect(readTemplate("mine.json", join(stack.folder, "mine.json"), systemWorld.disk)).toMatchObject({
      template: { service: { name: "feishu" }, body: { content: { text: "云杉 {{count}}\n{{text}}" } } },
    });
  });
});

describe("a command", () => {
  const outlet = (stack: TestStack, command: string, timeoutMs?: number) => (world: World) =>
    programOutlet({
      command,
      cwd: stack.folder,
      environment: process.env,
      processes: world.processes,
      clock: { ...world.clock, sleep: systemWorld.clock.sleep },
      onOutput: () => {},
      timeoutMs,
    });

  it("reads the event, and one that fails or hangs gets it again", async () => {
    const stack = await begin({ "main.tf": both });
    await stack.apply();
    stack.emulator.admin.reject(stack.ref(template), "不行");
    const failing = watching(stack, outlet(stack, "exit 3"));
    expect((await failing.look()).well).toBe(false);
    expect(failing.notes.join()).toContain("Not told to the command: The command ended with code 3.");
    const hanging = watching(stack, outlet(stack, "sleep 60", 50));
    expect((await hanging.look()).well).toBe(false);
    expect((await watching(stack, outlet(stack, "cat > told.json")).look()).well).toBe(true);
    expect(JSON.parse(readFileSync(join(stack.folder, "told.json"), "utf8"))).toMatchObject({
      type: "rejected",
      object: { review: "不行" },
    });
  });
});

describe("smsform watch", () => {
  it("tells people a line for each, programs a message, and refuses what cannot be meant", async () => {
    const line = await cli({ "main.tf": both });
    await line.run("apply", "--auto-approve");
    line.emulator.admin.reject({ platform: "baidu", kind: "templates", id: idOf(line.folder, "sms_baidu_template") }, "不行");
    const { exitCode, stdout } = await line.run("watch", "--once");
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringMatching(/^\d{4}-\S+Z rejected Template "登录验证码" \(sms_baidu_template\.code\) was rejected: 不行\n$/),
    ]);
    const command = await line.run("watch", "--once", "--memory", "third.json", "--exec", "printf '短信\\ntwo\\n'");
    expect(command.stderr).toBe("  短信\n  two\n");
    const json = await line.run("watch", "--once", "--json", "--memory", "other.json");
    expect(
      json.stdout
        .trim()
        .split("\n")
        .map((text) => JSON.parse(text).type),
    ).toEqual(["version", "watch_event"]);
    for (const [args, why] of [
      [["--webhook", "ftp://x/robot-token-1234"], "has the scheme ftp:"],
      [["--webhook", "nothing of robot-token-1234"], "is no URL"],
      [["--webhook", "https://x/robot-token-1234", "--template", "slack"], "--template slack is none of dingtalk, feishu, wecom, generic"],
      [["--template", "feishu"], "no --webhook where to"],
    ] as const) {
      const refused = await line.run("watch", "--once", ...args);
      expect([refused.exitCode, refused.stderr.replace(/\s*\n[│╵\s]*/g, " ")]).toEqual([1, expect.stringContaining(why)]);
      expect(refused.stderr).not.toContain("robot-token-1234");
    }
  });
});

describe("a watch over a stack whose backend is elsewhere", () => {
  const elsewhere = 'terraform {\n  backend "s3" {\n    bucket = "b"\n  }\n}\n';

  it("is told how to get at the state, and looks at the file of it", async () => {
    const line = await cli({ "main.tf": both });
    await line.run("apply", "--auto-approve");
    line.emulator.admin.reject({ platform: "baidu", kind: "templates", id: idOf(line.folder, "sms_baidu_template") }, "不行");
    line.write({ "main.tf": elsewhere + both, "pulled.json": readFileSync(join(line.folder, "terraform.tfstate")) });
    const refused = await line.run("watch", "--once");
    expect([refused.exitCode, refused.stderr.replace(/\s*\n[│╵\s]*/g, " ")]).toEqual([
      1,
      expect.stringMatching(/the stack needs the backend "s3".* "tofu state pull > FILE" .*then --state FILE\./),
    ]);
    const missing = await line.run("watch", "--once", "--state", "nowhere.json");
    expect([missing.exitCode, missing.stderr]).toEqual([1, expect.stringMatching(/nowhere\.json is not there[\s\S]*tofu state pull/)]);
    for (const [option, path] of [
      ["--state", "."],
      ["--memory", "."],
    ] as const) {
      const other = await line.run("watch", "--once", "--state", "pulled.json", option, path);
      expect([other.exitCode, other.stderr]).toEqual([1, expect.stringContaining("is no file")]);
      expect(other.stderr).not.toContain("Delete");
    }
    const looked = await line.run("watch", "--once", "--state", "pulled.json");
    expect([looked.exitCode, looked.stdout]).toEqual([0, expect.stringContaining("was rejected: 不行")]);
    expect(await line.run("watch", "--once", "--state", "pulled.json")).toMatchObject({ exitCode: 0, stdout: "" });
  });

  it("takes the state of HCP Terraform, or an encrypted one, in the same way", async () => {
    const line = await cli({ "main.tf": both });
    await line.run("apply", "--auto-approve");
    for (const block of ['cloud {\n    organization = "o"\n  }', "encryption {\n  }"]) {
      line.write({ "main.tf": `terraform {\n  ${block}\n}\n${both}` });
      expect(await line.run("watch", "--once", "--state", "terraform.tfstate")).toMatchObject({ exitCode: 0, stderr: "" });
    }
  });
});

function idOf(folder: string, type: string): string {
  const state: { resources: { type: string; instances: { attributes: { id: string } }[] }[] } = JSON.parse(
    readFileSync(join(folder, "terraform.tfstate"), "utf8"),
  );
  return state.resources.find((each) => each.type === type)?.instances[0]?.attributes.id ?? "";
}
