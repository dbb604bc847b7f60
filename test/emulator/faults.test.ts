import { randomUUID } from "node:crypto";
import { createFaults } from "../../src/emulator/server/faults";
import { admin, call, emulators, getTemplate, newTemplate, templateBody, templatePath } from "./caller";

const post = { query: { clientToken: randomUUID() }, body: templateBody };

describe("faults", () => {
  const start = emulators();

  it("refuse with a status and a code in the platform's envelope, without effect", async () => {
    const emulator = await start();
    emulator.admin.addFaults({ call: "createTemplate", action: { status: 500, code: "InternalError", message: "boom" } });
    const reply = await call(emulator, "POST", templatePath, post);
    expect([reply.status, reply.body]).toEqual([
      500,
      { code: "InternalError", message: "boom", requestId: reply.headers.get("x-bce-request-id") },
    ]);
    expect(emulator.admin.objects()).toEqual([]);
  });

  it("drop the answer after the effect, so that the same token finds the object", async () => {
    const emulator = await start();
    emulator.admin.addFaults({ call: "createTemplate", nth: 1, action: { dropAnswer: true } });
    await expect(call(emulator, "POST", templatePath, post)).rejects.toThrow();
    const [made] = emulator.admin.objects();
    const again = await call(emulator, "POST", templatePath, post);
    expect(again.body.templateId).toBe(made?.id);
    expect(emulator.admin.objects()).toHaveLength(1);
    expect(emulator.admin.calls().log.map(({ status }) => status)).toEqual(["dropped", 200]);
  });

  it("reset the connection before the effect", async () => {
    const emulator = await start();
    emulator.admin.addFaults({ method: "POST", times: 1, action: { resetBefore: true } });
    await expect(call(emulator, "POST", templatePath, post)).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
    expect(emulator.admin.objects()).toEqual([]);
    expect(emulator.admin.calls().log.map(({ status }) => status)).toEqual(["reset"]);
    expect((await call(emulator, "POST", templatePath, post)).status).toBe(200);
  });

  it("delay the answer and not the effect", async () => {
    const emulator = await start();
    emulator.admin.addFaults({ call: "createTemplate", action: { delayMs: 200 } });
    const began = performance.now();
    const waiting = call(emulator, "POST", templatePath, post);
    while (emulator.admin.objects().length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(emulator.admin.calls().log.map(({ status }) => status)).toEqual(["pending"]);
    expect((await waiting).status).toBe(200);
    // Timers count whole milliseconds, so one may seem to fire a fraction early.
    expect(performance.now() - began).toBeGreaterThanOrEqual(199);
  });

  it("throttle, without effect", async () => {
    const emulator = await start();
    emulator.admin.addFaults({ platform: "baidu", action: { throttle: true } });
    expect((await call(emulator, "POST", templatePath, post)).status).toBe(429);
    expect(emulator.admin.objects()).toEqual([]);
  });

  it("hit the chosen ones of the calls that match, and only those", async () => {
    const emulator = await start();
    const id = await newTemplate(emulator);
    emulator.admin.addFaults({ call: "getTemplate", nth: [1, 3], action: { status: 503, code: "Busy" } });
    const seen = [];
    for (let count = 0; count < 4; count += 1) {
      await newTemplate(emulator);
      seen.push((await getTemplate(emulator, id)).status);
    }
    expect(seen).toEqual([503, 200, 503, 200]);
    expect(emulator.admin.faults()).toMatchObject([{ matched: 4, hits: 2 }]);
  });

  it("are spent after the given number of times", async () => {
    const emulator = await start();
    emulator.admin.addFaults({ times: 2, action: { status: 503, code: "Busy" } });
    const seen = [];
    for (let count = 0; count < 3; count += 1) seen.push((await getTemplate(emulator, "x")).status);
    expect(seen).toEqual([503, 503, 404]);
  });

  it("follow the first rule that hits, while the others go on counting", async () => {
    const emulator = await start();
    emulator.admin.addFaults(
      { call: "getTemplate", times: 1, action: { status: 500, code: "First" } },
      { nth: 2, action: { status: 503, code: "Second" } },
    );
    const seen = [];
    for (let count = 0; count < 3; count += 1) seen.push((await getTemplate(emulator, "x")).body.code);
    expect(seen).toEqual(["First", "Second", "ResourceNotFoundException"]);
  });

  it("hit by chance when they have a probability", () => {
    const chances = [0.1, 0.9, 0.5, 0.49];
    const faults = createFaults(new Map(), () => chances.shift() ?? 1);
    faults.add([{ probability: 0.5, action: { throttle: true } }]);
    const hits = [1, 2, 3, 4].map(() => faults.actionFor({ platform: "baidu", call: "getTemplate", method: "GET" }) !== undefined);
    expect(hits).toEqual([true, false, false, true]);
  });

  it("end when they are removed", async () => {
    const emulator = await start();
    await admin(emulator, "POST", "/faults", { action: { throttle: true } });
    expect((await getTemplate(emulator, "x")).status).toBe(429);
    await admin(emulator, "DELETE", "/faults");
    expect((await getTemplate(emulator, "x")).status).toBe(404);
  });
});
