import { errorOf } from "../../test/support/error-of";
import { type Reaction, type RecordingServer, startRecordingServer } from "../../test/support/recording-server";
import { ManualClock } from "../../test/support/time/manual-clock";
import { parseEndpoint } from "./endpoint";
import { createConcurrencyLimit } from "./limits/concurrency-limit";
import type { LogEvent, Request, TransportOptions } from "./transport";
import { createTransport } from "./transport";

const hourMs = 3_600_000;
const call: Request = { call: "read", method: "GET", path: "/things", repeatable: true };
const create: Request = { call: "create", method: "POST", path: "/things", body: {}, repeatable: false };

const servers: RecordingServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

/** A platform of two hosts: one gives tokens of an hour, the other takes the last one given. */
async function platform(
  { tokens, things }: { tokens?: () => Reaction; things?: (token: string) => Reaction } = {},
  options: Partial<TransportOptions> = {},
) {
  const clock = new ManualClock(undefined, { jump: true });
  let given = 0;
  let valid = "";
  const iam = await startRecordingServer(() => {
    if (tokens) return tokens();
    given += 1;
    valid = `token-${given}`;
    return { status: 201, headers: { "x-subject-token": valid }, body: { expires_at: new Date(clock.now() + hourMs).toISOString() } };
  });
  const service = await startRecordingServer(({ headers }) => {
    const token = String(headers["x-auth-token"]);
    if (things) return things(token);
    return token === valid ? {} : { status: 401, body: `the token ${token} is invalid` };
  });
  servers.push(iam, service);
  const events: LogEvent[] = [];
  const transport = createTransport({
    platform: "Test",
    endpoint: service.url,
    secrets: ["password"],
    sign: () => ({}),
    accessToken: {
      async ask(send, signal) {
        const body = { user: "u", password: "password" };
        const request: Request = {
          call: "createToken",
          method: "POST",
          path: "/tokens",
          endpoint: parseEndpoint(iam.url),
          body,
          repeatable: true,
          changes: false,
        };
        const { headers, text } = await send(request, { signal });
        return { value: headers["x-subject-token"] ?? "", expiresAt: Date.parse(JSON.parse(text).expires_at) };
      },
      headers: (token) => ({ "x-auth-token": token }),
      isRefusal: ({ status }) => status === 401,
    },
    classify: ({ status, text }) =>
      status < 300
        ? undefined
        : { meaning: status === 401 ? "denied" : status >= 500 ? "unavailable" : "invalid", reason: text || "refused" },
    clock,
    random: () => 0.5,
    log: (event) => events.push(event),
    ...options,
  });
  return { transport, iam, service, clock, events, revoke: () => (valid = "another") };
}

const tokensSent = ({ requests }: RecordingServer) => requests.map(({ headers }) => headers["x-auth-token"]);

describe("a token that has to be asked for", () => {
  it("is asked for once for all who wait, also where only one request may be in flight", async () => {
    const { transport, iam, service } = await platform({}, { concurrency: createConcurrencyLimit(1) });
    await Promise.all(Array.from({ length: 20 }, () => transport.send(call)));
    await transport.send(call);
    expect(iam.requests).toMatchObject([{ method: "POST", path: "/tokens", text: '{"user":"u","password":"password"}' }]);
    expect(tokensSent(service)).toEqual(Array(21).fill("token-1"));
    expect(tokensSent(iam)).toEqual([undefined]);
  });

  it("is asked for anew some minutes before it ends", async () => {
    const { transport, service, clock } = await platform();
    await transport.send(call);
    clock.advance(hourMs - 6 * 60_000);
    await transport.send(call);
    clock.advance(2 * 60_000);
    await transport.send(call);
    expect(tokensSent(service)).toEqual(["token-1", "token-1", "token-2"]);
  });

  it("is renewed once where the platform refuses it, for all who were refused; a create is sent again as well, because nothing was done", async () => {
    const { transport, iam, service, revoke } = await platform();
    await transport.send(call);
    revoke();
    await Promise.all([transport.send(create), transport.send(call)]);
    expect(iam.requests).toHaveLength(2);
    expect(tokensSent(service)).toEqual(["token-1", "token-1", "token-1", "token-2", "token-2"]);
  });

  it("that is refused again ends the call, and its value is in no error and no log", async () => {
    const { transport, iam, service, events } = await platform(
      { things: (token) => ({ status: 401, headers: { "x-id": token }, body: `the token ${token} is invalid` }) },
      { requestIdOf: ({ headers }) => headers["x-id"] },
    );
    const error = await errorOf(transport.send(call));
    expect(error).toMatchObject({ meaning: "denied", status: 401, call: "read", tries: 1 });
    expect(error.message).toBe("Test: read failed: the token *** is invalid (HTTP 401, request id ***).");
    expect(JSON.stringify(events)).not.toContain("token-");
    expect([iam.requests.length, service.requests.length]).toEqual([2, 2]);
  });

  it("that cannot be had fails the call with the reason, which was tried as often as any call and no oftener; the next one asks again", async () => {
    let isDown = true;
    const { transport, iam, service } = await platform({
      tokens: () =>
        isDown
          ? { status: 503, body: "no tokens for password" }
          : { status: 201, headers: { "x-subject-token": "t" }, body: { expires_at: "2999-01-01T00:00:00Z" } },
      things: () => ({}),
    });
    const error = await errorOf(transport.send(create));
    expect(error).toMatchObject({ call: "createToken", meaning: "unavailable", tries: 5 });
    expect(error.message).toContain("no tokens for ***");
    expect([iam.requests.length, service.requests.length]).toEqual([5, 0]);
    isDown = false;
    await transport.send(create);
    expect(tokensSent(service)).toEqual(["t"]);
  });

  it("is waited for no longer when a caller gives up, and not asked for any more when all have", async () => {
    const { transport, iam, service } = await platform({ tokens: () => "hang" });
    const [one, other] = [new AbortController(), new AbortController()];
    const first = transport.send(call, { signal: one.signal });
    const second = transport.send(call, { signal: other.signal });
    await iam.arrived(1);
    one.abort();
    await expect(first).rejects.toMatchObject({ name: "AbortError", call: "read", sent: "no" });
    other.abort();
    await expect(second).rejects.toMatchObject({ name: "AbortError", call: "read", sent: "no" });
    const later = new AbortController();
    const third = transport.send(call, { signal: later.signal });
    await iam.arrived(2);
    later.abort();
    await expect(third).rejects.toMatchObject({ sent: "no" });
    expect(service.requests).toEqual([]);
  });
});
