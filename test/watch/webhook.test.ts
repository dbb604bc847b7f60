/** Where a service takes the news by HTTP. */

import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { networkExchange } from "../../src/system/network/exchange";
import { systemWorld } from "../../src/system/world";
import { deliver, worthTelling } from "../../src/watch/delivery";
import type { News } from "../../src/watch/format";
import type { Outlet } from "../../src/watch/outlet";
import { builtIn, readTemplate } from "../../src/watch/templates";
import { webhookOutlet } from "../../src/watch/webhook";
import { type Reaction, type RecordingServer, startRecordingServer } from "../support/recording-server";
import { signatureBlock, stacks, type TestStack, templateBlock } from "../support/stacks/stacks";
import { succeeded } from "../support/steps";
import { watching } from "../support/watching";

const begin = stacks();
const both = signatureBlock("brand") + templateBlock("code", "depends_on = [sms_baidu_signature.brand]");
const template = "sms_baidu_template.code";
const told = (news: readonly News[]) => news.map(({ type, object }) => [type, object?.address]);
const memoryOf = (stack: TestStack) => join(stack.folder, ".terraform.tfstate.watch.json");

const servers: RecordingServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function receiver(react: (index: number) => Reaction = () => ({ body: {} })): Promise<RecordingServer> {
  const server = await startRecordingServer((_request, index) => react(index));
  servers.push(server);
  return server;
}

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
    await succeeded(stack.apply());
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
