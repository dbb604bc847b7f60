/** Fernpost's life through both front doors: what its design asks of the house, from the first declaration to the end. */
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { createClock, startEmulator } from "../../../src/emulator";
import { describeFrontends, type Frontend, header } from "../../scenarios/frontends";
import { emulatorKeys } from "../../support/accounts/emulator-keys";
import { describeEngine, knowsFunctions } from "../../support/engines/engine";
import { bundleEntry } from "../../support/engines/plugin-bundle";
import { succeeded } from "../../support/steps";
import { platforms } from "..";

jest.setTimeout(120_000);

const senderAddress = "sms_fernpost_sender.s";
const textAddress = "sms_fernpost_text.t";
const approvalAddress = "sms_fernpost_approval.a";

const senderBlock = (name: string) => `resource "sms_fernpost_sender" "s" {\n  name = "${name}"\n}\n`;
const textBlock = (body: string, more = "") => `resource "sms_fernpost_text" "t" {\n  name = "code"\n  body = "${body}"\n${more}}\n`;
const approvalBlock = `
resource "sms_fernpost_approval" "a" {
  text_id = sms_fernpost_text.t.id
  timeouts { create = "0s" }
}
output "in_service" {
  value = sms_fernpost_approval.a.id
}
`;
const files = (...blocks: readonly string[]) => ({ "main.tf": header + blocks.join("\n") });
const succession = (name: string, body: string) =>
  files(senderBlock(name), textBlock(body, "  lifecycle {\n    create_before_destroy = true\n  }\n"), approvalBlock);

const ref = (kind: "senders" | "texts", id: string) => ({ platform: "fernpost", kind, id });
const idOf = async (it: Frontend, address: string) => String((await it.state())[address]?.values.id);
const texts = ({ emulator }: Frontend) => emulator.admin.objects({ platform: "fernpost", kind: "texts" }).map(({ id }) => id);
/** Writes on the wire since the last look. */
const writes = (it: Frontend) => it.log().flatMap(({ method, call }) => (method === "GET" ? [] : [call]));

function inService({ folder }: Frontend): unknown {
  const { outputs } = JSON.parse(readFileSync(join(folder, "terraform.tfstate"), "utf8"));
  return outputs.in_service?.value;
}

describeFrontends("a stack of Fernpost", (open) => {
  /** Whoever sleeps moves the time, which is the platform's, too. */
  async function begin(files: Readonly<Record<string, string>>): Promise<Frontend> {
    const clock = createClock({ offsetMs: 0, frozenAt: Date.now() });
    const sleep = async (ms: number, signal?: AbortSignal) => {
      signal?.throwIfAborted();
      clock.advance(ms);
    };
    return open({ files, clock: { now: clock.now, sleep }, emulator: { clock } });
  }

  it("lives: declared, reviewed, drifted, renamed, replaced and destroyed", async () => {
    const it = await begin(succession("Fern", "Your code: {{code}}"));
    const { admin } = it.emulator;
    expect((await it.plan()).changes).toEqual([senderAddress, textAddress, approvalAddress].map((address) => `create ${address}`).sort());

    // The review is pending: what waits for it fails, what is under review stays.
    expect(await it.apply()).toMatchObject({ ok: false, text: expect.stringContaining('text "code" is still under review') });
    expect(writes(it).sort()).toEqual(["createSender", "createText"]);
    const first = await idOf(it, textAddress);
    expect((await it.state())[textAddress]).toMatchObject({ tainted: false, values: { status: "waiting", usable: false } });

    // It is approved, and the next plan is clean.
    admin.approve(ref("texts", first));
    expect(await it.apply()).toMatchObject({ ok: true });
    expect((await it.state())[approvalAddress]?.values).toMatchObject({ id: first, status: "granted", usable: true });
    expect([inService(it), await it.plan()]).toMatchObject([first, { ok: true, changes: [] }]);

    // Somebody renames the sender in the console: drift, put right in place.
    const sender = await idOf(it, senderAddress);
    admin.edit(ref("senders", sender), { name: "Moss" });
    expect(await it.plan()).toMatchObject({ changes: [`update ${senderAddress}`] });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(admin.object(ref("senders", sender))).toMatchObject({ name: "Fern", status: "waiting" });

    // It is renamed in the stack: one change under the same id.
    await it.write(succession("Fern & Co", "Your code: {{code}}"));
    expect(await it.plan()).toMatchObject({ changes: [`update ${senderAddress}`] });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect([await idOf(it, senderAddress), writes(it)]).toEqual([sender, ["changeSender", "changeSender"]]);

    // A granted text is replaced, and stays in service until its successor is granted.
    await it.write(succession("Fern & Co", "Your code is {{code}}."));
    const replacing = await it.plan();
    expect(replacing.changes).toContain(`replace ${textAddress}`);
    expect(replacing.text).toContain('Text "code" will be replaced: a granted text cannot be changed');
    expect(await it.apply()).toMatchObject({ ok: false, text: expect.stringContaining("is still under review") });
    const [second = ""] = texts(it).filter((id) => id !== first);
    expect([writes(it), inService(it), texts(it)]).toEqual([["createText"], first, [first, second]]);
    admin.approve(ref("texts", second));
    expect(await it.apply()).toMatchObject({ ok: true });
    expect([writes(it), inService(it), texts(it)]).toEqual([["deleteText"], second, [second]]);
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });

    expect(await it.destroy()).toMatchObject({ ok: true });
    expect([writes(it).sort(), await it.state()]).toEqual([["deleteSender", "deleteText"], {}]);
  });

  it("tells a refusal on every plan in the reviewer's words, and mends it in place", async () => {
    const it = await begin(files(textBlock("Win now")));
    await succeeded(it.apply());
    const id = await idOf(it, textAddress);
    it.emulator.admin.reject(ref("texts", id), "no promises");
    for (const { text, changes } of [await it.plan(), await it.plan()]) {
      expect([text, changes]).toEqual([expect.stringContaining('Text "code" was rejected: no promises'), []]);
    }
    await it.write(files(textBlock("Your code: {{code}}")));
    expect(await it.apply()).toMatchObject({ ok: true });
    expect([writes(it), await idOf(it, textAddress)]).toEqual([["createText", "changeText"], id]);
  });

  it("refuses what its platform's document forbids, and takes a level for it", async () => {
    const it = await begin(files(textBlock("Your code: {code}")));
    expect(await it.plan()).toMatchObject({ ok: false, text: expect.stringContaining("fernpost.F1") });
    await it.write(files('provider "sms" {\n  fernpost {\n    rules = { F1 = "warn" }\n  }\n}\n', textBlock("Your code: {code}")));
    expect(await it.plan()).toMatchObject({ ok: true, text: expect.stringContaining("fernpost.F1") });
  });

  it("repeats a create whose answer was lost with its Idempotency-Key: nothing is doubled", async () => {
    const it = await begin(files(textBlock("Your code: {{code}}")));
    it.emulator.admin.addFaults({ platform: "fernpost", call: "createText", times: 1, action: { dropAnswer: true } });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect([writes(it), texts(it)]).toEqual([["createText", "createText"], [await idOf(it, textAddress)]]);
  });

  it("repeats it in the next run, with the same key, where the first one never got an answer", async () => {
    const it = await begin(files(textBlock("Your code: {{code}}")));
    it.emulator.admin.addFaults({ platform: "fernpost", call: "createText", times: 5, action: { dropAnswer: true } });
    expect(await it.apply()).toMatchObject({ ok: false, text: expect.stringContaining("after 5 tries") });
    expect([await it.state(), texts(it)]).toEqual([{}, [expect.stringContaining("txt_")]]);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(texts(it)).toEqual([await idOf(it, textAddress)]);
  });

  it("waits as long as the platform asks for", async () => {
    const it = await begin(files(textBlock("Your code: {{code}}")));
    it.emulator.admin.addFaults({ platform: "fernpost", call: "createText", times: 1, action: { throttle: true } });
    expect(await it.apply()).toMatchObject({ ok: true });
    const tries = it.log().filter(({ method }) => method === "POST");
    expect(tries.map(({ error }) => error)).toEqual(["too_many", null]);
    expect(Number(tries[1]?.at) - Number(tries[0]?.at)).toBeGreaterThanOrEqual(1000);
  });

  it("keeps to five writes a second, in real time", async () => {
    const it = await open({ files: files('resource "sms_fernpost_sender" "s" {\n  count = 7\n  name  = "s${count.index}"\n}\n') });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(it.log().map(({ error }) => error)).toEqual(Array.from({ length: 7 }, () => null));
  });

  it("is imported by its id, and found by its name on whatever page", async () => {
    const found =
      'data "sms_fernpost_text" "last" {\n  name = "t50"\n}\noutput "in_service" {\n  value = data.sms_fernpost_text.last.id\n}\n';
    const it = await begin(files(textBlock("Hello").replace('"code"', '"t7"'), found));
    const plant = (name: string) => it.emulator.admin.create({ platform: "fernpost", kind: "texts" }, { name, body: "Hello" }).id;
    const planted = Array.from({ length: 51 }, (_, i) => plant(`t${i}`));
    expect(await it.import(textAddress, `${planted[7]}`)).toMatchObject({ ok: true });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect([inService(it), writes(it)]).toEqual([planted[50], []]);
    expect(await it.import(senderAddress, "a/b")).toMatchObject({ ok: false });
  });
});

describeEngine("Fernpost's plugin, a process that the engine starts", (engine) => {
  it("makes, finds unchanged and destroys, with a text that a function writes where the engine knows functions", async () => {
    const text = knowsFunctions(engine)
      ? textBlock("Hi").replace('"Hi"', 'provider::sms::text("Hi {name}", "fernpost")')
      : textBlock("Hi {{name}}");
    const emulator = await startEmulator({ platforms });
    const devOverride = await bundleEntry(join(__dirname, "..", "plugin.ts"));
    const environment = { ...emulatorKeys, SMSFORM_ENDPOINT: emulator.url };
    const work = await engine.work({ files: files(senderBlock("Fern"), text), devOverride, environment });
    try {
      expect(await work.apply()).toMatchObject({ exitCode: 0 });
      expect(emulator.admin.objects()).toMatchObject([{ name: "Fern" }, { body: "Hi {{name}}" }]);
      expect(await work.plan()).toMatchObject({ exitCode: 0 });
      expect(await work.destroy()).toMatchObject({ exitCode: 0 });
      expect(emulator.admin.objects()).toEqual([]);
    } finally {
      await Promise.all([work.remove(), emulator.close(), rm(devOverride, { recursive: true })]);
    }
  });
});
