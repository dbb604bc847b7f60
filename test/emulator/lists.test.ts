/** Lists of the admin interface: what is chosen of them, in which order, and in which parts. */
import { admin, call, emulators, newSignature, newTemplate, type Reply } from "./caller";
import { newSender } from "./sending";

const ids = ({ text }: Reply) => (JSON.parse(text) as { id: string }[]).map(({ id }) => id);
const credentials = { main: { secret: "a" }, helper: { secret: "b", subAccountOf: "main" }, other: { secret: "c" } };

describe("the list of objects", () => {
  const start = emulators();

  it("comes in parts, and says how many there are and where it goes on", async () => {
    const emulator = await start({ review: "manual" });
    const all = [];
    for (const name of ["a", "b", "c", "d", "e"]) all.push(await newTemplate(emulator, { name }));
    const part = await admin(emulator, "GET", "/objects?kind=templates&limit=2");
    expect([ids(part), part.headers.get("x-total-count")]).toEqual([all.slice(0, 2), "5"]);
    const next = '</_emulator/objects?kind=templates&limit=2&offset=2>; rel="next"';
    expect(part.headers.get("link")).toBe(next);
    const last = await admin(emulator, "GET", "/objects?limit=2&offset=4");
    expect([ids(last), last.headers.get("link")]).toEqual([[all[4]], null]);
    expect(ids(await admin(emulator, "GET", "/objects?limit=2&offset=1&order=newest"))).toEqual([all[3], all[2]]);
    expect(ids(await admin(emulator, "GET", "/objects?offset=9"))).toEqual([]);
    expect(ids(await admin(emulator, "GET", "/objects"))).toEqual(all);
  });

  it("is chosen by account, by decision and by what stands in it", async () => {
    const emulator = await start({ review: "manual", credentials });
    const of = (id: "main" | "other") => ({ key: { id, secret: credentials[id].secret } });
    const mine = await newTemplate(emulator, { name: "Zebra", content: "您的验证码是${code}" }, of("main"));
    const theirs = await newTemplate(emulator, { name: "Sale" }, of("other"));
    emulator.admin.approve({ platform: "baidu", kind: "templates", id: theirs });
    for (const [query, found] of [
      ["account=main", [mine]],
      ["account=nobody", []],
      ["decision=pending", [mine]],
      ["decision=approved", [theirs]],
      ["decision=rejected", []],
      ["search=zeBRA", [mine]],
      [`search=${encodeURIComponent("验证码")}&account=main`, [mine]],
      [`search=${theirs.toLowerCase()}`, [theirs]],
      ["search=%20", [mine, theirs]],
    ] as const)
      expect([query, ids(await admin(emulator, "GET", `/objects?${query}`))]).toEqual([query, found]);
  });

  it.each([
    ["/objects?decision=maybe", "decision: Invalid option"],
    ["/objects?status=READY", "allowed: platform, kind, account, search, decision, limit, offset, order"],
    ["/objects?limit=1001", "limit"],
    ["/calls?refused=perhaps", "refused"],
    ["/calls?order=random", "order"],
  ])("is not asked as %s", async (path, says) => {
    const refused = await admin(await start(), "GET", path);
    expect([refused.status, refused.body.error]).toEqual([400, expect.stringContaining(says)]);
  });

  it("knows a signature that is reviewed once more while it is in use", async () => {
    const emulator = await start({ review: "manual", switches: { "baidu.signature-put-status": "unchanged-while-ready" } });
    const id = await newSignature(emulator);
    const ref = { platform: "baidu", kind: "signatures", id };
    emulator.admin.approve(ref);
    expect(emulator.admin.object(ref)).toMatchObject({ status: "READY", decision: "approved" });
    const body = { content: "云杉商城", contentType: "Enterprise", countryType: "DOMESTIC" };
    await call(emulator, "PUT", `/sms/v3/signatureApply/${id}`, { body });
    expect(emulator.admin.object(ref)).toMatchObject({ status: "READY", decision: "pending" });
    emulator.admin.approve(ref);
    expect(emulator.admin.objects({ decision: "pending" })).toEqual([]);
  });
});

describe("a review", () => {
  const start = emulators();

  it("is not decided by somebody who saw something else", async () => {
    const emulator = await start({ review: "manual" });
    const id = await newTemplate(emulator, { name: "login" });
    const path = `/baidu/templates/${id}`;
    const seen = (await admin(emulator, "GET", path)).body;
    expect((await admin(emulator, "POST", `${path}/reject`, { reply: "unclear", expected: seen })).status).toBe(200);
    const second = await admin(emulator, "POST", `${path}/approve`, { expected: seen });
    expect([second.status, second.body.error]).toEqual([
      409,
      `${id} changed meanwhile: its status is "REJECTED", not "SUBMITTED". Look at it again; without "expected" it is decided as it is.`,
    ]);
    await admin(emulator, "PATCH", path, { name: "log-in", resubmit: true });
    const { updateDate, ...text } = seen;
    expect((await admin(emulator, "POST", `${path}/approve`, { expected: text })).text).toContain(
      'its name is \\"log-in\\", not \\"login\\"',
    );
    expect((await admin(emulator, "POST", `${path}/approve`)).body.decision).toBe("approved");
  });

  it("is ended for all that wait, or for those that are looked for", async () => {
    const emulator = await start({ review: "manual" });
    for (const name of ["zebra 1", "zebra 2", "other"]) await newTemplate(emulator, { name });
    const { approved } = (await admin(emulator, "POST", "/objects/approve?search=zebra", { reply: "fine" })).body;
    expect(approved).toHaveLength(2);
    const told = () => emulator.admin.objects().map(({ name, decision, review }) => [name, decision, review]);
    const first = [
      ["zebra 1", "approved", "fine"],
      ["zebra 2", "approved", "fine"],
    ];
    expect(told()).toEqual([...first, ["other", "pending", ""]]);
    expect((await admin(emulator, "POST", "/objects/approve")).body).toMatchObject({ approved: [{ kind: "templates" }], failed: [] });
    expect(told()).toEqual([...first, ["other", "approved", "通过"]]);
    expect((await admin(emulator, "POST", "/objects/approve")).body).toEqual({ approved: [], failed: [] });
  });
});

describe("the list of calls", () => {
  const start = emulators();

  it("tells why a call was refused, and why a number of a send was", async () => {
    const { emulator, send } = await newSender(start);
    await send({ template: "sms-tmpl-other" });
    await send({ mobile: "13800138000,19900000001" });
    const log = JSON.parse((await admin(emulator, "GET", "/calls?refused=true&order=newest&limit=5")).text).log;
    expect(log).toMatchObject([
      {
        call: "sendSms",
        error: null,
        reason: null,
        refusedNumbers: [{ number: "19900000001", code: expect.any(String), reason: expect.any(String) }],
      },
      { call: "sendSms", error: "4602", reason: expect.stringContaining("sms-tmpl-other"), refusedNumbers: [] },
    ]);
    const others = await admin(emulator, "GET", "/calls?refused=false&limit=1");
    expect(others.headers.get("x-total-count")).toBe("2");
    expect(emulator.admin.calls({ search: "SMS-TMPL-OTHER" }).log).toHaveLength(1);
  });
});

describe("what there is to choose among", () => {
  const start = emulators();

  it("is told: platforms with their kinds and calls, and accounts without their secrets", async () => {
    const emulator = await start({ credentials });
    const platforms = JSON.parse((await admin(emulator, "GET", "/platforms")).text);
    expect(platforms).toContainEqual(expect.objectContaining({ name: "huawei", kinds: expect.arrayContaining(["apps"]) }));
    expect(JSON.parse((await admin(emulator, "GET", "/accounts")).text)).toEqual([
      { id: "main", subAccountOf: null },
      { id: "helper", subAccountOf: "main" },
      { id: "other", subAccountOf: null },
    ]);
  });
});
