import { createClock, createEmulator, type EmulatorOptions } from "../../../../src/emulator";
import { defaultCredentials } from "../../../../src/emulator/world/credentials";
import { authorizationOf } from "../client/signing/sign";
import { fernpost } from ".";

/** Fernpost alone, at a time that stands still, and a caller that signs. */
async function start(options: EmulatorOptions = {}) {
  const clock = createClock({ offsetMs: 0, frozenAt: Date.UTC(2031, 0, 1) });
  const emulator = await createEmulator({ platforms: [fernpost], clock, ...options });
  const call = async (method: string, path: string, given?: object, headers: Readonly<Record<string, string>> = {}) => {
    const body = Buffer.from(given === undefined ? "" : JSON.stringify(given));
    const time = String(clock.now());
    const authorization = authorizationOf("emulator", defaultCredentials.emulator.secret, { method, path, time, body });
    const request = { method, rawPath: path, rawQuery: "", headers: { authorization, "x-fern-time": time, ...headers }, body };
    const outcome = await emulator.answer(request);
    return typeof outcome === "string" ? outcome : [outcome.status, JSON.parse(outcome.body)];
  };
  return { ...emulator, clock, call };
}

describe("the emulator of Fernpost", () => {
  it("has its requests reviewed, by time and by hand", async () => {
    const { admin, call, clock } = await start({ reviewDelayMs: 1000 });
    const [, { data }] = await call("POST", "/fernpost/texts", { name: "code", body: "Your code: {{code}}" });
    expect(data).toMatchObject({ status: "waiting" });
    clock.advance(1000);
    expect(await call("GET", `/fernpost/texts/${data.id}`)).toMatchObject([200, { data: { status: "granted" } }]);
    expect(await call("PUT", `/fernpost/texts/${data.id}`, { name: "code", body: "other" })).toMatchObject([
      409,
      { error: { code: "immutable" } },
    ]);
    expect(admin.reject({ platform: "fernpost", kind: "texts", id: data.id }, "unclear")).toMatchObject({
      platform: "fernpost",
      kind: "texts",
      status: "refused",
      review: "unclear",
    });
    expect(() => admin.abort({ platform: "fernpost", kind: "texts", id: data.id })).toThrow("Allowed: approve, reject.");
  });

  it("answers a repeated key once, for an hour", async () => {
    const { call, clock } = await start();
    const create = (name: string) => call("POST", "/fernpost/senders", { name }, { "idempotency-key": "k1" });
    const first = await create("Fern");
    expect(await create("Fern")).toEqual(first);
    expect(await create("Moss")).toMatchObject([409, { error: { code: "key_reused" } }]);
    clock.advance(60 * 60 * 1000 + 1);
    expect(await create("Moss")).toMatchObject([200, { data: { name: "Moss" } }]);
  });

  it("lists by pages of 50, and limits writes with the time to wait", async () => {
    const { call, clock } = await start();
    for (let made = 0; made < 51; made += 1) {
      if (made % 5 === 0) clock.advance(1000);
      await call("POST", "/fernpost/senders", { name: `s${made}` });
    }
    const [, { data, more }] = await call("GET", "/fernpost/senders");
    expect([data.length, more]).toEqual([50, true]);
    clock.advance(400);
    for (let made = 0; made < 4; made += 1) await call("POST", "/fernpost/senders", { name: "s" });
    expect(await call("POST", "/fernpost/senders", { name: "s" })).toMatchObject([429, { error: { retry_after_ms: 600 } }]);
  });

  it("refuses a wrong signature, and whom the console has closed", async () => {
    const { admin, call } = await start();
    expect(await call("GET", "/fernpost/senders", undefined, { "x-fern-time": "1" })).toMatchObject([
      401,
      { error: { code: "unauthorised" } },
    ]);
    admin.edit({ platform: "fernpost", kind: "accounts", id: "emulator" }, { status: "closed" });
    expect(await call("GET", "/fernpost/senders")).toMatchObject([403, { error: { code: "closed" } }]);
    admin.reset();
    expect(await call("GET", "/fernpost/senders")).toMatchObject([200, { data: [] }]);
  });
});
