import { authorizationOf, timestampOf } from "../../src/clouds/baidu/client/signing/sign";
import { createClock, createEmulator, type Outcome, type PlatformModule, platforms, Refusal, startEmulator } from "../../src/emulator";
import { emulatorKey, signatureBody, signaturePath } from "./caller";

type InProcess = Awaited<ReturnType<typeof createEmulator>>;

/** Signs a call to Baidu and hands it in. */
function call({ admin, answer }: InProcess, method: string, path: string, body?: object): Promise<Outcome> {
  const headers = { host: "sms.example", "content-type": "application/json" };
  const key = {
    accessKeyId: emulatorKey.id,
    secretKey: emulatorKey.secret,
    timestamp: timestampOf(admin.clock().epochMs),
    expirySeconds: 60,
  };
  const authorization = authorizationOf({ method, path, query: [], headers }, key, ["host"]);
  const bytes = Buffer.from(body === undefined ? "" : JSON.stringify(body));
  return answer({ method, rawPath: path, rawQuery: "", headers: { ...headers, authorization }, body: bytes });
}

/** A source of chance that repeats itself. */
function repeating(): () => number {
  let last = 1;
  return () => {
    last = (last * 48271) % 2147483647;
    return last / 2147483647;
  };
}

const standing = () => createClock({ offsetMs: 0, frozenAt: Date.UTC(2031, 0, 1) });

describe("the emulator without a socket", () => {
  it("answers what it answers over HTTP", async () => {
    const emulator = await createEmulator();
    expect(await call(emulator, "POST", signaturePath, signatureBody)).toMatchObject({
      status: 200,
      body: expect.stringMatching(/^\{"signatureId":"sms-sign/),
    });
    expect(await call(emulator, "GET", "/health")).toMatchObject({ status: 404 });
    expect(emulator.admin.calls().counts).toEqual({ baidu: { createSignature: 1 } });
    await emulator.close();
  });

  it("tells a connection that a fault would have closed", async () => {
    const emulator = await createEmulator();
    emulator.admin.addFaults({ nth: 1, action: { resetBefore: true } }, { nth: 2, action: { dropAnswer: true } });
    const create = () => call(emulator, "POST", signaturePath, signatureBody);
    expect([await create(), await create()]).toEqual(["reset", "dropped"]);
    expect(emulator.admin.objects()).toHaveLength(1);
    await emulator.close();
  });

  it("has an admin interface, which tells pages of other origins apart", async () => {
    const emulator = await createEmulator();
    const ask = (host: string, reachedAt?: string) =>
      emulator.answer({ method: "GET", rawPath: "/_emulator/clock", rawQuery: "", headers: { host }, body: Buffer.alloc(0) }, reachedAt);
    expect(await ask("localhost")).toMatchObject({ status: 200 });
    expect(await ask("192.0.2.7")).toMatchObject({ status: 403 });
    expect(await ask("192.0.2.7", "192.0.2.7")).toMatchObject({ status: 200 });
    await emulator.close();
  });

  it("does the same again with the same time and the same chance", async () => {
    const run = async () => {
      const emulator = await createEmulator({ clock: standing(), random: repeating() });
      const outcomes = [await call(emulator, "POST", signaturePath, signatureBody), await call(emulator, "GET", "/sms/v3/quota")];
      await emulator.close();
      return outcomes;
    };
    expect(await run()).toEqual(await run());
  });
});

describe("platforms from outside", () => {
  const said = (status: number, body: string) => ({ status, headers: {}, body });
  const echo: PlatformModule = {
    name: "echo",
    switches: {},
    open: () => ({
      calls: ["say"],
      reads: ["say"],
      callerOf: () => undefined,
      fileFields: [],
      kinds: {},
      callOf: ({ rawPath }) => (rawPath.startsWith("/echo/") ? "say" : undefined),
      answer: ({ rawPath }) => said(200, rawPath),
      refused: ({ status, message }) => said(status, message),
      throttled: () => new Refusal(429, "Throttled", "slowly"),
      stores: {},
    }),
  };

  it("are played beside the emulator's own, or in their place", async () => {
    const emulator = await startEmulator({ platforms: [...platforms, echo] });
    emulator.admin.addFaults({ platform: "echo", nth: 2, action: { throttle: true } });
    const say = async () => (await fetch(`${emulator.url}/echo/hello`)).text();
    expect([await say(), await say()]).toEqual(["/echo/hello", "slowly"]);
    await emulator.close();

    const alone = await createEmulator({ platforms: [echo] });
    expect(alone.admin.switches()).toEqual([]);
    expect(() => alone.admin.objects({ platform: "baidu" })).toThrow('Unknown platform "baidu". Allowed: echo.');
    await alone.close();
  });

  it("have names of their own", async () => {
    await expect(createEmulator({ platforms: [echo, echo] })).rejects.toThrow('The platform "echo" is given twice');
  });
});
