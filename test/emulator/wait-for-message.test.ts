/** `waitForMessage`, in the emulator's process and from another. */
import { createClock, type Emulator, type WaitForMessage, waitForMessage } from "../../src/emulator";
import { startRecordingServer } from "../support/recording-server";
import { emulators } from "./caller";
import { senderOn } from "./infocloud-caller";

const standing = () => ({ rateLimits: "off", clock: createClock({ offsetMs: 0, frozenAt: Date.parse("2024-01-02T06:30:15Z") }) }) as const;
const phone = "13800138000";

describe.each<[string, (emulator: Emulator) => WaitForMessage["emulator"]]>([
  ["in process", (emulator) => emulator],
  ["at an address", ({ url }) => `${url}/`],
])("waiting for a message %s", (_where, reach) => {
  const start = emulators();
  const ready = async () => {
    const emulator = await start(standing());
    return { ...senderOn(emulator), at: reach(emulator) };
  };

  it("finds one that is there, and one that comes", async () => {
    const { send, at } = await ready();
    await send();
    const first = await waitForMessage({ emulator: at, to: phone });
    const second = waitForMessage({ emulator: at, to: phone, since: first });
    await send({ templateParam: '["8765"]' });
    expect([first.codes, (await second).codes]).toEqual([["2345"], ["8765"]]);
  });

  it.each<[string, Partial<WaitForMessage>, string]>([
    ["a part of the text", { match: "8765" }, "8765"],
    ["a pattern", { match: /是8\d+$/ }, "8765"],
    ["a pattern that has been used", { match: Object.assign(/8765/g, { lastIndex: 99 }) }, "8765"],
    ["a number in another form", { to: "+8613800138001" }, "9999"],
    ["a template", { template: "7" }, "1111"],
  ])("finds by %s", async (_what, wanted, code) => {
    const { emulator, send, at } = await ready();
    await send();
    await send({ templateParam: '["8765"]' });
    await send({ templateParam: '["9999"]', phones: "13800138001" });
    await senderOn(emulator, { id: "7" }).send({ templateParam: '["1111"]' });
    expect((await waitForMessage({ emulator: at, to: phone, ...wanted })).codes).toEqual([code]);
  });

  it("finds one behind many others", async () => {
    const { send, at } = await ready();
    await send({ phones: Array.from({ length: 35 }, () => phone).join(",") });
    await send({ templateParam: '["8765"]' });
    expect((await waitForMessage({ emulator: at, to: phone, match: "8765" })).sequence).toBe(36);
  });

  it("says what came instead when the time is over", async () => {
    const { send, at, templateCode } = await ready();
    for (const code of [1, 2, 3, 4, 5, 6]) await send({ templateParam: `["${code}"]` });
    const problem = waitForMessage({ emulator: at, to: phone, match: "welcome", timeoutMs: 0 });
    await expect(problem).rejects.toThrow('No message to 13800138000 with "welcome" came within 0 ms.');
    await expect(problem).rejects.toThrow("What came to that number (6, here the last 5):");
    await expect(problem).rejects.toThrow(`  infocloud, template ${templateCode}: "【云杉商城】您的验证码是6"`);
    await expect(waitForMessage({ emulator: at, to: "13900139000", match: /x/, template: "7", timeoutMs: 1 })).rejects.toThrow(
      "No message to 13900139000 with /x/ of template 7 came within 1 ms. Nothing came to that number; GET /_emulator/messages lists",
    );
  });

  it("ends with a signal, and its reason", async () => {
    const { at } = await ready();
    const client = new AbortController();
    const waiting = waitForMessage({ emulator: at, to: phone, signal: client.signal });
    client.abort(new Error("The test is over."));
    await expect(waiting).rejects.toThrow("The test is over.");
    await expect(waitForMessage({ emulator: at, to: phone, signal: client.signal })).rejects.toThrow("The test is over.");
  });

  it("takes no number that is none, and no time that is none", async () => {
    const { at } = await ready();
    await expect(waitForMessage({ emulator: at, to: "12" })).rejects.toThrow('to is "12". Expected 11 digits');
    for (const timeoutMs of [-1, Number.NaN, 600_001]) {
      await expect(waitForMessage({ emulator: at, to: phone, timeoutMs })).rejects.toThrow(
        `timeoutMs is ${timeoutMs}. Allowed: 0 to 600000.`,
      );
    }
  });
});

describe("waiting for a message where there is no emulator", () => {
  it("says so when nobody answers", async () => {
    const server = await startRecordingServer(() => "drop");
    const problem = waitForMessage({ emulator: server.url, to: phone });
    await expect(problem).rejects.toThrow(`There is no emulator at ${server.url}. Start one with "smsform emulator"`);
    await server.close();
  });

  it.each<[string, { status: number; body: string }]>([
    ["a page", { status: 200, body: "<html>" }],
    ["JSON of another form", { status: 200, body: "{}" }],
    ["a refusal", { status: 403, body: '{"error":"no"}' }],
  ])("says so when what answers is %s", async (_what, reply) => {
    const server = await startRecordingServer(() => reply);
    await expect(waitForMessage({ emulator: server.url, to: phone })).rejects.toThrow(
      `is no emulator, or refuses (HTTP ${reply.status}): ${reply.body}`,
    );
    await server.close();
  });
});
