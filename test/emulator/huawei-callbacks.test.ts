/** What the emulated Huawei pushes: status reports, one by one or in batches, and replies; signed where that is set up. */

import { mkdtempSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseAuthorization, signatureOf } from "../../src/clouds/huawei/client/signing/sign";
import { createClock } from "../../src/emulator";
import { startRecordingServer } from "../support/recording-server";
import { emulators } from "./caller";
import { accountRef, call, ref } from "./huawei-caller";
import { newSender, phone, type Sender } from "./huawei-sending";

const noon = Date.UTC(2026, 1, 6, 12);
const manual = () => ({ review: "manual", receiptDelayMs: 0, clock: createClock({ offsetMs: 0, frozenAt: noon }) }) as const;
type Server = Awaited<ReturnType<typeof startRecordingServer>>;

describe("the pushes of Huawei", () => {
  const start = emulators();
  let server: Server;
  beforeEach(async () => {
    server = await startRecordingServer(() => ({ status: 200 }));
  });
  afterEach(() => server.close());

  const formsIn = () => server.requests.map(({ text }) => Object.fromEntries(new URLSearchParams(text)));

  it("bring the report of a message to the address of its send", async () => {
    const { form } = await newSender(await start(manual()));
    const { body } = await form({ statusCallback: `${server.url}/report` });
    await server.arrived(1);
    const [{ smsMsgId }] = body.result as [{ smsMsgId: string }];
    expect(server.requests[0]).toMatchObject({ path: "/report", headers: { "content-type": "application/x-www-form-urlencoded" } });
    expect(formsIn()).toEqual([
      { sequence: "1", total: "1", updateTime: "2026-02-06T12:00:00Z", source: "2", smsMsgId, status: "DELIVRD" },
    ]);
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });

  it("bring a report for each piece of a long message, and the recipient with the sender's own words", async () => {
    const { emulator, template, form } = await newSender(await start(manual()));
    emulator.admin.edit(ref("templates", template), { templateContent: "长".repeat(80), variables: [] });
    await form({ templateParas: undefined, extend: "order 1", statusCallback: server.url });
    await server.arrived(2);
    expect(formsIn()).toMatchObject([
      { sequence: "1", total: "2", extend: "order 1", to: phone },
      { sequence: "2", total: "2", extend: "order 1", to: phone },
    ]);
  });

  it("bring reports that the platform makes itself without a time", async () => {
    const { emulator, form } = await newSender(await start(manual()));
    emulator.admin.edit(ref("numbers", phone), { receiptCode: "E200034" });
    await form({ statusCallback: server.url });
    await server.arrived(1);
    expect(formsIn()).toMatchObject([{ source: "3", status: "E200034" }]);
    expect(formsIn()[0]).not.toHaveProperty("updateTime");
  });

  it("bring reports by fifty to the application's address where a send names none", async () => {
    const { emulator, app, form } = await newSender(await start(manual()));
    emulator.admin.edit(ref("apps", app), { batchReportUrl: `${server.url}/batch` });
    await form({ to: Array.from({ length: 60 }, (_, index) => String(13_800_138_000 + index)).join(",") });
    await server.arrived(2);
    const batches = server.requests.map(({ text }) => JSON.parse(text).statusReportList);
    expect(batches.map((batch) => batch.length)).toEqual([50, 10]);
    expect(batches[0][0]).toEqual({
      sequence: "1",
      total: "1",
      updateTime: "2026-02-06T12:00:00Z",
      source: "2",
      smsMsgId: expect.any(String),
      status: "DELIVRD",
    });
  });

  it("go to the address of the account where the application has none, and nowhere without one", async () => {
    const { emulator, form } = await newSender(await start(manual()));
    await form();
    emulator.admin.edit(accountRef, { receiptUrl: `${server.url}/account` });
    await form();
    await server.arrived(1);
    expect(server.requests.map(({ path }) => path)).toEqual(["/account"]);
  });

  it("are not repeated, whatever is answered", async () => {
    const failing = await startRecordingServer(() => ({ status: 500 }));
    const { emulator, form } = await newSender(await start(manual()));
    await form({ statusCallback: failing.url });
    await failing.arrived(1);
    emulator.admin.setClock({ advanceMs: 72 * 3600_000 });
    await form({ statusCallback: server.url });
    await server.arrived(1);
    expect(failing.requests.length).toBe(1);
    await failing.close();
  });

  it("can be decided about while they wait", async () => {
    const { emulator, form } = await newSender(await start({ ...manual(), receiptDelayMs: 1000 }));
    const { body } = await form({ statusCallback: server.url });
    const [{ smsMsgId }] = body.result as [{ smsMsgId: string }];
    emulator.admin.edit(ref("messages", smsMsgId), { receiptCode: "UNDELIV" });
    await server.arrived(1);
    expect(() => emulator.admin.edit(ref("messages", smsMsgId), { receiptCode: "DELIVRD" })).toThrow("It is final.");
    emulator.admin.setClock({ advanceMs: 1000 });
    await form({ statusCallback: server.url });
    emulator.admin.setClock({ advanceMs: 1000 });
    await server.arrived(2);
    expect(formsIn().map(({ status }) => status)).toEqual(["UNDELIV", "DELIVRD"]);
  });

  it("bring what recipients reply, with the time where the console says so", async () => {
    const { emulator, app, form, from } = await newSender(await start(manual()));
    await call(emulator, "PUT", `apps/${app}`, { body: { app_name: "云杉商城", region: "cn", up_link_addr: `${server.url}/smsRecv` } });
    const { body } = await form();
    const [{ smsMsgId }] = body.result as [{ smsMsgId: string }];
    emulator.admin.create({ platform: "huawei", kind: "uplinks" }, { smsMsgId, body: "TD" });
    await server.arrived(1);
    emulator.admin.edit(ref("apps", app), { uplinkTime: true });
    emulator.admin.create({ platform: "huawei", kind: "uplinks" }, { from: "13800138001", to: from, appId: app, body: "好" });
    await server.arrived(2);
    expect(formsIn()).toEqual([
      { from: phone, to: from, body: "TD", smsMsgId: expect.any(String) },
      { from: "+8613800138001", to: from, body: "好", smsMsgId: expect.any(String), createTime: "2026-02-06T12:00:00Z" },
    ]);
    expect(server.requests[0]?.path).toBe("/smsRecv");
  });

  const pairs = [
    { accessKey: "former", secretKey: "secret of the former" },
    { accessKey: "latter", secretKey: "secret of the latter" },
  ];

  /** The access keys with which the pushes so far are signed as they should be. */
  const signers = () =>
    server.requests.map(({ path, headers, text }) => {
      const { accessKey, signedHeaders, signature } = parseAuthorization(headers.authorization ?? "") ?? {
        accessKey: "",
        signedHeaders: [],
        signature: "",
      };
      const secret = pairs.find((pair) => pair.accessKey === accessKey)?.secretKey ?? "";
      const expected = signatureOf({ method: "POST", path, query: [], headers: textsOf(headers), body: text }, secret, signedHeaders);
      return expected === signature ? accessKey : "nobody";
    });

  const threePushes = async ({ emulator, app, form, from }: Sender) => {
    emulator.admin.edit(ref("apps", app), { batchReportUrl: server.url, upLinkAddr: server.url });
    await form({ statusCallback: server.url });
    await server.arrived(1);
    await form();
    await server.arrived(2);
    emulator.admin.create({ platform: "huawei", kind: "uplinks" }, { from: phone, to: from, appId: app, body: "TD" });
    await server.arrived(3);
  };

  it("are signed once the console has a key for that", async () => {
    const sender = await newSender(await start(manual()));
    sender.emulator.admin.edit(ref("apps", sender.app), { pushKeys: pairs.slice(0, 1) });
    await threePushes(sender);
    expect(signers()).toEqual(["former", "former", "former"]);
  });

  it("are signed for paths of every kind", async () => {
    const { emulator, app, form } = await newSender(await start(manual()));
    emulator.admin.edit(ref("apps", app), { pushKeys: pairs.slice(0, 1) });
    await form({ statusCallback: `${server.url}/a%20b/报告?with=query` });
    await server.arrived(1);
    expect([server.requests[0]?.path, signers()]).toEqual(["/a b/报告", ["former"]]);
  });

  it("are signed with either key while one takes the place of the other", async () => {
    const sender = await newSender(await start(manual()));
    sender.emulator.admin.edit(ref("apps", sender.app), { pushKeys: pairs });
    await threePushes(sender);
    expect(signers()).toEqual(["former", "latter", "former"]);
    expect(JSON.stringify(sender.emulator.admin.object(ref("apps", sender.app)))).not.toContain("secret of");
  });

  it("are taken up again after a restart", async () => {
    const data = join(mkdtempSync(join(tmpdir(), "emulator-")), "data.json");
    const first = await newSender(await start({ ...manual(), receiptDelayMs: 1000, data }));
    await first.form({ statusCallback: server.url });
    await first.emulator.close();
    expect(server.requests).toEqual([]);
    const second = await start({ data, clock: createClock({ offsetMs: 0, frozenAt: noon + 1000 }) });
    await server.arrived(1);
    expect(formsIn()).toMatchObject([{ status: "DELIVRD" }]);
    expect(second.admin.objects({ platform: "huawei", kind: "messages" })).toMatchObject([{ status: "DELIVRD" }]);
  });
});

/** Headers of which none is there twice. */
function textsOf(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
