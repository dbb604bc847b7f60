/** Who may call the emulated Huawei: by a signature, by a token, by an application's key and secret, by X-WSSE. */
import { createClock } from "../../src/emulator";
import { emulators } from "./caller";
import { accountRef, type CallOptions, call, codeOf, emulatorKey, newToken, projectId, replyOf } from "./huawei-caller";
import { newSender, type SendOptions, type WsseParts, wsseHeaders } from "./huawei-sending";

const noon = Date.UTC(2026, 1, 6, 12);
const minute = 60_000;
const hour = 60 * minute;
const standing = () => createClock({ offsetMs: 0, frozenAt: noon });
const withDigest = ["content-type", "host", "x-sdk-content-sha256", "x-sdk-date"];

describe("a management call of Huawei", () => {
  const start = emulators();

  it.each<[string, CallOptions]>([
    ["in its time", {}],
    ["15 minutes early", { signedAt: noon + 15 * minute }],
    ["15 minutes late", { signedAt: noon - 15 * minute }],
    ["with the fewest headers", { signedHeaders: ["host", "x-sdk-date"] }],
    ["without its body", { headers: { "x-sdk-content-sha256": "UNSIGNED-PAYLOAD" }, signedHeaders: withDigest }],
    ["with a query that must be encoded", { query: { template_name: "auto test*789 中文" } }],
  ])("that is signed %s is accepted", async (_what, options) => {
    const emulator = await start({ clock: standing() });
    expect(codeOf(await call(emulator, "GET", "templates", options))).toEqual([200, null]);
  });

  it.each<[string, CallOptions]>([
    ["without a signature", { authorization: null }],
    ["with another secret", { key: { ...emulatorKey, secretKey: "other" } }],
    ["with an unknown key", { key: { ...emulatorKey, accessKey: "nobody" } }],
    ["signed too early", { signedAt: noon + 15 * minute + 1000 }],
    ["signed too late", { signedAt: noon - 15 * minute - 1000 }],
    ["whose host is not signed", { signedHeaders: ["x-sdk-date"] }],
    ["whose date is no time", { headers: { "x-sdk-date": "2026-02-06T12:00:00Z" } }],
    ["with the digest of another body", { headers: { "x-sdk-content-sha256": "0".repeat(64) }, signedHeaders: withDigest }],
    ["whose body's digest is not signed", { headers: { "x-sdk-content-sha256": "UNSIGNED-PAYLOAD" } }],
  ])("%s is refused", async (_what, options) => {
    const emulator = await start({ clock: standing() });
    expect(codeOf(await call(emulator, "GET", "templates", options))).toEqual([401, "MSGSMS.0003"]);
  });

  it("with a key that has a session token must carry it", async () => {
    const emulator = await start({ credentials: { emulator: { secret: "emulator-secret", sessionToken: "t" } } });
    expect(codeOf(await call(emulator, "GET", "apps"))).toEqual([401, "MSGSMS.0003"]);
    expect(codeOf(await call(emulator, "GET", "apps", { headers: { "x-security-token": "t" } }))).toEqual([200, null]);
  });

  it("that is signed has a body of at most 12 MB; a larger one needs a token", async () => {
    const emulator = await start();
    const body = Buffer.alloc(12 * 1024 * 1024 + 1, 32);
    expect(codeOf(await call(emulator, "POST", "apps", { body }))).toEqual([413, "APIGW.0201"]);
    const token = (await newToken(emulator)).headers.get("x-subject-token") ?? "";
    const withToken = { authorization: null, headers: { "x-auth-token": token } };
    expect(codeOf(await call(emulator, "POST", "apps", { ...withToken, body }))).toEqual([400, "MSGSMS.0058"]);
  });

  it("for another's project is refused", async () => {
    const emulator = await start();
    expect(codeOf(await call(emulator, "GET", "/v2/0123/msgsms/apps"))).toEqual([403, "MSGSMS.0054"]);
  });

  it("of a user who may only read changes nothing", async () => {
    const emulator = await start();
    emulator.admin.edit(accountRef, { mayWrite: false });
    expect(codeOf(await call(emulator, "GET", "apps"))).toEqual([200, null]);
    expect(codeOf(await call(emulator, "POST", "apps", { body: { app_name: "a", region: "cn" } }))).toEqual([403, "MSGSMS.0056"]);
  });

  it.each([
    ["NOT_OPENED", "MSGSMS.0013"],
    ["BLOCKED", "MSGSMS.0019"],
    ["FROZEN", "MSGSMS.0027"],
    ["RESTRICTED", "MSGSMS.0028"],
  ])("of an account that is %s is refused", async (status, code) => {
    const emulator = await start();
    emulator.admin.edit(accountRef, { status });
    expect(codeOf(await call(emulator, "GET", "apps"))).toEqual([403, code]);
  });

  it.each([
    ["a path that is no call", "GET", "nothing"],
    ["a method that a path has not", "PATCH", "apps"],
    ["the deletion of an application, which there is not", "DELETE", "apps/1"],
  ])("with %s does not exist", async (_what, method, path) => {
    expect(codeOf(await call(await start(), method, path))).toEqual([404, "APIGW.0101"]);
  });
});

describe("a token of Huawei", () => {
  const start = emulators();

  const ask = async (emulator: Parameters<typeof call>[0], token: string, path = "apps") =>
    codeOf(await call(emulator, "GET", path, { authorization: null, headers: { "x-auth-token": token } }));

  it("is for a project, by its id or its name, and lives for a day of the emulator's clock", async () => {
    const emulator = await start({ clock: standing() });
    for (const project of [{ id: projectId }, { name: "cn-north-4" }]) {
      const reply = await newToken(emulator, { project });
      expect([reply.status, reply.body.token]).toMatchObject([201, { expires_at: "2026-02-07T12:00:00.000000Z", methods: ["password"] }]);
      expect(await ask(emulator, reply.headers.get("x-subject-token") ?? "")).toEqual([200, null]);
    }
    const token = (await newToken(emulator)).headers.get("x-subject-token") ?? "";
    emulator.admin.setClock({ advanceMs: 24 * hour - 1 });
    expect(await ask(emulator, token)).toEqual([200, null]);
    emulator.admin.setClock({ advanceMs: 1 });
    expect(await ask(emulator, token)).toEqual([401, "MSGSMS.0049"]);
  });

  it("is of no use when it is unknown, for the whole account, or for another project", async () => {
    const emulator = await start();
    expect(await ask(emulator, "nothing")).toEqual([401, "MSGSMS.0049"]);
    const scopes = [undefined, { domain: { name: "emulator" } }];
    for (const scope of scopes) {
      const reply = await newToken(emulator, scope ?? {});
      expect(reply.status).toBe(201);
      expect(await ask(emulator, reply.headers.get("x-subject-token") ?? "")).toEqual([401, "MSGSMS.0049"]);
    }
    const second = { id: "0123456789abcdef0123456789abcdef", name: "cn-south-1" };
    emulator.admin.edit(accountRef, { projects: [{ id: projectId, name: "cn-north-4" }, second] });
    const token = (await newToken(emulator)).headers.get("x-subject-token") ?? "";
    expect(await ask(emulator, token, `/v2/${second.id}/msgsms/apps`)).toEqual([401, "MSGSMS.0049"]);
  });

  it("is not given for a wrong password, an unknown project or a request of another form", async () => {
    const emulator = await start();
    const refusals = [
      await newToken(emulator, { project: { id: projectId } }, "wrong"),
      await newToken(emulator, { project: { name: "nowhere" } }),
      await replyOf(await fetch(`${emulator.url}/v3/auth/tokens`, { method: "POST", body: "{}" })),
    ];
    expect(refusals.map(({ status, body }) => [status, body.error])).toMatchObject([
      [401, { code: "401", message: "The user name, the password or the domain name is wrong." }],
      [401, { code: "401", message: "The user has no such project." }],
      [400, { code: "400" }],
    ]);
  });

  it("shows its user's projects", async () => {
    const emulator = await start();
    const token = (await newToken(emulator, {})).headers.get("x-subject-token") ?? "";
    const reply = await call(emulator, "GET", "/v3/auth/projects", { authorization: null, headers: { "x-auth-token": token } });
    expect(reply.body.projects).toEqual([{ id: projectId, name: "cn-north-4", enabled: true }]);
    expect((await call(emulator, "GET", "/v3/auth/projects")).status).toBe(401);
  });

  it("leaves no password in the log of calls", async () => {
    const emulator = await start();
    await newToken(emulator);
    expect(JSON.stringify(emulator.admin.calls().log)).not.toContain("emulator-secret");
  });
});

describe("a send of Huawei", () => {
  const start = emulators();

  it("is signed with the application's key and secret, its body or not", async () => {
    const { form, json } = await newSender(await start({ review: "manual" }));
    expect(codeOf(await form())).toEqual([200, "000000"]);
    expect(codeOf(await json())).toEqual([200, "000000"]);
  });

  it.each<[string, SendOptions, number, string]>([
    ["without Authorization", { without: ["authorization"] }, 400, "E000001"],
    ["without X-Sdk-Date", { without: ["x-sdk-date"] }, 400, "E000041"],
    ["whose date is no time", { headers: { "x-sdk-date": "now" } }, 400, "E000042"],
    ["whose signature is malformed", { headers: { authorization: "SDK-HMAC-SHA256 Access=a" } }, 400, "E000043"],
    ["of 16 minutes ago", { headers: { "x-sdk-date": "20260206T114400Z" } }, 400, "E000044"],
    ["with the signature of another time", { headers: { "x-sdk-date": "20260206T120001Z" } }, 400, "E000045"],
  ])("%s is refused", async (_what, options, status, code) => {
    const { form } = await newSender(await start({ review: "manual", clock: standing() }));
    expect(codeOf(await form({}, options))).toEqual([status, code]);
  });

  it("with an unknown key is refused", async () => {
    const { emulator, form } = await newSender(await start({ review: "manual" }));
    const { authorization } = {
      authorization: `SDK-HMAC-SHA256 Access=nobody, SignedHeaders=host;x-sdk-date, Signature=${"0".repeat(64)}`,
    };
    expect(codeOf(await form({}, { headers: { authorization } }))).toEqual([401, "E000102"]);
    expect(emulator.admin.objects({ platform: "huawei", kind: "messages" })).toEqual([]);
  });

  it.each<["bytes" | "hex"]>([["bytes"], ["hex"]])("goes by X-WSSE with a digest over %s", async (over) => {
    const sender = await newSender(await start({ review: "manual" }));
    expect(codeOf(await sender.form({}, { headers: wsseHeaders(sender, { over }) }))).toEqual([200, "000000"]);
    expect(codeOf(await sender.json({}, { headers: wsseHeaders(sender, { over }) }))).toEqual([200, "000000"]);
  });

  const right = 'WSSE realm="SDP",profile="UsernameToken",type="Appkey"';
  it.each([
    ["is of another kind", "Basic abc", "E000008"],
    ["has no realm", 'WSSE profile="UsernameToken",type="Appkey"', "E000002"],
    ["has no profile", 'WSSE realm="SDP",type="Appkey"', "E000003"],
    ["has another realm", right.replace("SDP", "SPD"), "E000004"],
    ["has another profile", right.replace("UsernameToken", "Token"), "E000005"],
    ["has another type", right.replace("Appkey", "App"), "E000006"],
    ["has no type", 'WSSE realm="SDP",profile="UsernameToken"', "E000007"],
  ])("whose Authorization %s is refused", async (_what, authorization, code) => {
    const sender = await newSender(await start({ review: "manual" }));
    expect(codeOf(await sender.form({}, { headers: { ...wsseHeaders(sender), authorization } }))).toEqual([400, code]);
  });

  it.each([
    ["is missing", /.*/, "", "E000020"],
    ["has another beginning", /^UsernameToken/, "Token", "E000026"],
    ["has no Username", /Username="/, 'User="', "E000021"],
    ["has no Nonce", /Nonce=/, "Once=", "E000022"],
    ["has no Created", /Created=/, "Made=", "E000023"],
    ["has no PasswordDigest", /PasswordDigest=/, "Digest=", "E000024"],
    ["has a time of another form", /Created=".*"/, 'Created="now"', "E000025"],
    ["has a nonce of other characters", /Nonce="[^"]*"/, 'Nonce="a b"', "E000027"],
  ])("whose X-WSSE %s is refused", async (_what, part, other, code) => {
    const sender = await newSender(await start({ review: "manual" }));
    const headers = wsseHeaders(sender);
    expect(codeOf(await sender.form({}, { headers: { ...headers, "x-wsse": headers["x-wsse"].replace(part, other) } }))).toEqual([
      400,
      code,
    ]);
  });

  it.each<[string, WsseParts, string]>([
    ["another secret", { secret: "other" }, "E000105"],
    ["a time of the day before", { createdAt: noon - 24 * hour - 1000 }, "E000110"],
  ])("by X-WSSE with %s is refused", async (_what, parts, code) => {
    const sender = await newSender(await start({ review: "manual", clock: standing() }));
    expect(codeOf(await sender.form({}, { headers: wsseHeaders(sender, parts) }))).toEqual([401, code]);
  });

  it.each([
    ["E000103", 401, "apps", { status: "SUSPENDED" }],
    ["E000106", 401, "apps", { maySend: false }],
    ["E000109", 401, "accounts", { status: "BLOCKED" }],
    ["E000112", 401, "accounts", { status: "FROZEN" }],
  ])("is refused with %s where the console has closed it", async (code, status, kind, changes) => {
    const { emulator, app, form } = await newSender(await start({ review: "manual" }));
    emulator.admin.edit({ platform: "huawei", kind, id: kind === "apps" ? app : "emulator" }, changes);
    expect(codeOf(await form())).toEqual([status, code]);
  });

  it("from another address than those of the application's list is refused", async () => {
    const { emulator, app, form } = await newSender(await start({ review: "manual" }));
    emulator.admin.edit(accountRef, { addressAllowed: false });
    expect(codeOf(await form())).toEqual([200, "000000"]);
    emulator.admin.edit({ platform: "huawei", kind: "apps", id: app }, { ipWhiteList: "192.0.2.1" });
    expect(codeOf(await form())).toEqual([403, "E000620"]);
  });
});
