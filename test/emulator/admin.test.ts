import { admin, emulators, getTemplate, newSignature, newTemplate } from "./caller";

describe("the admin interface over HTTP", () => {
  const start = emulators();

  it("lists its routes, and every route that it lists exists", async () => {
    const emulator = await start();
    for (const path of ["", "/"]) expect((await admin(emulator, "GET", path)).status).toBe(200);
    const { routes } = (await admin(emulator, "GET", "/")).body as { routes: { route: string; does: string }[] };
    expect(routes.length).toBeGreaterThan(15);
    for (const { route } of routes) {
      const [method = "", path = ""] = route.split(" ");
      const reply = await admin(emulator, method, path.replace("/_emulator", ""), method === "GET" ? undefined : {});
      expect(reply.text).not.toContain("There is no route");
    }
  });

  it("shows the objects of a platform and a kind", async () => {
    const emulator = await start();
    const [signature, template] = [await newSignature(emulator), await newTemplate(emulator)];
    const ids = async (query: string) => {
      const views = (await admin(emulator, "GET", `/objects${query}`)).body as unknown as { id: string }[];
      return views.map(({ id }) => id);
    };
    expect(await ids("")).toEqual([signature, template]);
    expect(await ids("?platform=baidu&kind=templates")).toEqual([template]);
    expect((await admin(emulator, "GET", `/baidu/templates/${template}`)).body).toMatchObject({
      platform: "baidu",
      kind: "templates",
      id: template,
      account: "emulator",
      status: "SUBMITTED",
      name: "login code",
    });
  });

  it("approves, rejects, aborts, deprecates, edits and deletes", async () => {
    const emulator = await start({ review: "manual" });
    const id = await newTemplate(emulator);
    const path = `/baidu/templates/${id}`;
    const status = async () => (await getTemplate(emulator, id)).body.status;

    expect((await admin(emulator, "POST", `${path}/abort`)).body.status).toBe("ABORTED");
    await admin(emulator, "POST", `${path}/reject`, { reply: "unclear" });
    expect((await getTemplate(emulator, id)).body).toMatchObject({ status: "REJECTED", review: "unclear" });
    await admin(emulator, "POST", `${path}/approve`);
    expect(await status()).toBe("READY");
    await admin(emulator, "POST", `${path}/deprecate`);
    expect(await status()).toBe("DEPRECATED");
    expect((await admin(emulator, "PATCH", path, { description: "edited", resubmit: true })).body).toMatchObject({
      description: "edited",
      status: "SUBMITTED",
    });
    expect((await admin(emulator, "DELETE", path)).status).toBe(200);
    expect((await admin(emulator, "GET", path)).status).toBe(404);
  });

  it("sets the clock", async () => {
    const emulator = await start();
    const at = (await admin(emulator, "PUT", "/clock", { now: "2030-01-01T00:00:00Z", frozen: true })).body;
    expect(at).toMatchObject({ now: "2030-01-01T00:00:00.000Z", frozen: true });
    expect((await admin(emulator, "PUT", "/clock", { advanceMs: 1000 })).body.now).toBe("2030-01-01T00:00:01.000Z");
    expect((await admin(emulator, "PUT", "/clock", { frozen: false, offsetMs: 0 })).body.frozen).toBe(false);
    const { epochMs } = (await admin(emulator, "GET", "/clock")).body;
    expect(Math.abs(Number(epochMs) - Date.now())).toBeLessThan(5000);
  });

  it.each([{ now: 1e300 }, { now: -1 }, { advanceMs: 1e15 }, { offsetMs: -1e15 }])(
    "leaves the clock alone when it is to be %j",
    async (jump) => {
      const emulator = await start();
      await admin(emulator, "PUT", "/clock", { now: "2030-01-01T00:00:00Z", frozen: true });
      const refused = await admin(emulator, "PUT", "/clock", { ...jump, frozen: false });
      expect([refused.status, refused.body.error]).toEqual([
        400,
        expect.stringContaining("Allowed: from 1970-01-01T00:00:00.000Z to 9999-12-31T23:59:59.999Z."),
      ]);
      expect((await admin(emulator, "GET", "/clock")).body).toMatchObject({ now: "2030-01-01T00:00:00.000Z", frozen: true });
    },
  );

  it("shows and sets switches and review", async () => {
    const emulator = await start();
    await admin(emulator, "PUT", "/switches", { "baidu.not-found": "NoSuchKey" });
    expect((await getTemplate(emulator, "x")).body.code).toBe("NoSuchKey");
    const switches = (await admin(emulator, "GET", "/switches")).body as unknown as { name: string; value: string }[];
    expect(switches.find(({ name }) => name === "baidu.not-found")?.value).toBe("NoSuchKey");
    await admin(emulator, "PUT", "/review", { mode: "reject", delayMs: 0 });
    expect((await getTemplate(emulator, await newTemplate(emulator))).body.status).toBe("REJECTED");
  });

  it("tells of every switch what it is about, in both languages", async () => {
    for (const { name, meaning, zh } of (await start()).admin.switches()) {
      expect([name, meaning, zh]).toEqual([name, expect.stringMatching(/^[A-Z].*\.$/s), expect.stringMatching(/\p{Script=Han}.*。$/su)]);
    }
  });

  it("resets contents, calls, faults, switches, review and clock", async () => {
    const emulator = await start({ switches: { "baidu.not-found": "NoSuchKey" } });
    const before = { switches: emulator.admin.switches(), review: emulator.admin.review() };
    await newTemplate(emulator);
    emulator.admin.addFaults({ action: { throttle: true } });
    emulator.admin.setSwitches({ "baidu.not-found": "ResourceNotFoundException" });
    emulator.admin.setReview({ mode: "manual" });
    emulator.admin.setClock({ advanceMs: 1e9, frozen: true });
    await admin(emulator, "POST", "/reset");
    expect(emulator.admin.objects()).toEqual([]);
    expect(emulator.admin.faults()).toEqual([]);
    expect(emulator.admin.calls().total).toBe(0);
    expect(emulator.admin.clock().frozen).toBe(false);
    expect({ switches: emulator.admin.switches(), review: emulator.admin.review() }).toEqual(before);
  });

  const bad: [string, string, unknown, number, string][] = [
    ["GET", "/nothing", undefined, 404, "GET /_emulator/objects"],
    ["PUT", "/objects", undefined, 404, "GET /_emulator/objects"],
    ["GET", "/objects?platform=nobody", undefined, 400, "Allowed: baidu"],
    ["GET", "/calls?platform=nobody", undefined, 400, "Allowed: baidu"],
    ["GET", "/messages?platform=nobody", undefined, 400, "Allowed: baidu"],
    ["GET", "/objects?search=%F0%9F", undefined, 400, "cannot be decoded"],
    ["POST", "/objects/approve?search=%F0%9F", undefined, 400, "cannot be decoded"],
    ["POST", "/objects/approve?search=nobody&search=", undefined, 400, "names search more than once"],
    ["GET", "/objects?platform=baidu&kind=letters", undefined, 400, "Allowed: signatures, templates"],
    ["GET", "/baidu/templates/unknown", undefined, 404, '"unknown"'],
    ["POST", "/baidu/templates/unknown/approve", undefined, 404, '"unknown"'],
    ["POST", "/baidu/templates/ID/praise", undefined, 400, "Allowed: approve, reject, abort, deprecate"],
    ["POST", "/baidu/templates/ID/reject", { words: "no" }, 400, "allowed: reply"],
    ["POST", "/baidu/templates/ID/reject", { reply: 7 }, 400, "reply: "],
    ["POST", "/baidu/templates/ID/deprecate", undefined, 400, "READY only"],
    ["PATCH", "/baidu/templates/ID", { colour: "red" }, 400, "allowed: name, content, smsType, countryType, description"],
    ["PATCH", "/baidu/templates/ID", { smsType: "Sale" }, 400, "CommonSale"],
    ["PATCH", "/baidu/templates/ID", { status: "OK" }, 400, "SUBMITTED"],
    ["PUT", "/clock", {}, 400, "at least one of now, advanceMs, offsetMs, frozen"],
    ["PUT", "/clock", { now: "tomorrow" }, 400, "ISO 8601"],
    ["PUT", "/clock", { now: 1, advanceMs: 1 }, 400, "only one of"],
    ["POST", "/faults", {}, 400, "dropAnswer: true"],
    ["POST", "/faults", { action: { status: 99, code: "X" } }, 400, "action.status: Too small: expected number to be >=200"],
    ["POST", "/faults", { nth: 0, action: { throttle: true } }, 400, "nth: "],
    ["POST", "/faults", { platform: "nobody", action: { throttle: true } }, 400, "Allowed: baidu"],
    ["POST", "/faults", { call: "createTemplates", action: { throttle: true } }, 400, "createTemplate,"],
    ["PUT", "/switches", { "baidu.colour": "red" }, 400, "baidu.not-found"],
    ["PUT", "/switches", { "baidu.not-found": "NoSuchThing" }, 400, "Allowed: ResourceNotFoundException, NoSuchKey"],
    ["PUT", "/switches", { constructor: "x" }, 400, "Unknown switch"],
    ["PUT", "/review", { mode: "sometimes" }, 400, "manual"],
    ["PUT", "/review", { delayMs: -1 }, 400, "delayMs: "],
    ["PUT", "/review", { delayMs: 1e300 }, 400, "delayMs: Too big: expected number to be <=3155760000000"],
  ];

  it.each(bad)("refuses %s %s %p", async (method, path, body, status, says) => {
    const emulator = await start({ review: "manual" });
    const id = await newTemplate(emulator);
    const reply = await admin(emulator, method, path.replace("ID", id), body);
    expect(reply.status).toBe(status);
    expect(reply.body.error).toContain(says);
    expect((await getTemplate(emulator, id)).body.status).toBe("SUBMITTED");
  });

  it.each([
    ["{", "The body is not JSON."],
    [Uint8Array.of(0x22, 0xe9, 0x22), "The body is not UTF-8."],
  ])("refuses the body %s", async (body, error) => {
    const emulator = await start();
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${emulator.url}/_emulator/review`, { method: "PUT", headers, body });
    expect([response.status, await response.json()]).toEqual([400, { error }]);
  });
});
