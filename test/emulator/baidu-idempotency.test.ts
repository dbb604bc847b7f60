import fc from "fast-check";
import { createClock } from "../../src/emulator";
import { call, emulators, newTemplate, signatureBody, signaturePath, templateBody, templatePath } from "./caller";

const hour = 60 * 60 * 1000;
const query = { clientToken: "f744db7f-6609-4b91-9736-dab129434371" };

describe("Baidu's client token", () => {
  const start = emulators();

  it("gives the same result to the same request and makes one object", async () => {
    const emulator = await start();
    const first = await newTemplate(emulator, {}, { query });
    expect(await newTemplate(emulator, {}, { query })).toBe(first);
    expect(emulator.admin.objects()).toHaveLength(1);
  });

  it("gives one object to requests that arrive together", async () => {
    const emulator = await start({ latencyMs: 20 });
    const ids = await Promise.all(Array.from({ length: 10 }, () => newTemplate(emulator, {}, { query })));
    expect(new Set(ids).size).toBe(1);
    expect(emulator.admin.objects()).toHaveLength(1);
  });

  it("refuses another body, query or path", async () => {
    const emulator = await start();
    await newTemplate(emulator, {}, { query });
    const others = [
      call(emulator, "POST", templatePath, { query, body: { ...templateBody, name: "other" } }),
      call(emulator, "POST", templatePath, { query: { ...query, more: "1" }, body: templateBody }),
      call(emulator, "POST", signaturePath, { query, body: signatureBody }),
    ];
    for (const { status, body } of await Promise.all(others)) {
      expect([status, body.code]).toEqual([403, "IdempotentParameterMismatch"]);
    }
    expect(emulator.admin.objects()).toHaveLength(1);
  });

  it("is free again after a request that was refused", async () => {
    const emulator = await start({ switches: { "baidu.template-needs-signature": "yes" } });
    const refused = await call(emulator, "POST", templatePath, { query, body: templateBody });
    expect(refused.body.code).toBe("SignatureRequired");
    emulator.admin.setSwitches({ "baidu.template-needs-signature": "no" });
    await newTemplate(emulator, { name: "another" }, { query });
  });

  it.each([
    ["", 400],
    ["x".repeat(65), 400],
    ["tökén", 400],
    ["x".repeat(64), 200],
    ["a b+c&d=e", 200],
  ])("%p is answered with %d", async (clientToken, status) => {
    const emulator = await start();
    for (const [path, body] of [
      [signaturePath, signatureBody],
      [templatePath, { ...templateBody }],
    ] as const) {
      emulator.admin.reset();
      const reply = await call(emulator, "POST", path, { query: { clientToken }, body });
      expect(reply.status).toBe(status);
      if (status === 400) expect(reply.body.message).toContain("clientToken");
    }
  });

  it("is remembered for 24 hours from the last time it was seen", async () => {
    const clock = createClock({ offsetMs: 0, frozenAt: Date.parse("2024-01-02T00:00:00Z") });
    const emulator = await start({ clock, accountLimits: "off" });
    await fc.assert(
      fc.asyncProperty(fc.uuid(), fc.array(fc.integer({ min: 0, max: 48 }), { minLength: 1, maxLength: 6 }), async (clientToken, waits) => {
        let last = await newTemplate(emulator, {}, { query: { clientToken } });
        for (const hours of waits) {
          clock.advance(hours * hour);
          const next = await newTemplate(emulator, {}, { query: { clientToken } });
          expect(next === last).toBe(hours <= 24);
          last = next;
        }
      }),
      { numRuns: 20 },
    );
  });

  it("keeps a token alive that is seen again, and frees it for another request afterwards", async () => {
    const clock = createClock({ offsetMs: 0, frozenAt: Date.parse("2024-01-02T00:00:00Z") });
    const emulator = await start({ clock });
    const first = await newTemplate(emulator, {}, { query });
    clock.advance(20 * hour);
    expect(await newTemplate(emulator, {}, { query })).toBe(first);
    clock.advance(20 * hour);
    expect(await newTemplate(emulator, {}, { query })).toBe(first);
    clock.advance(24 * hour + 1);
    expect(await newTemplate(emulator, { name: "another" }, { query })).not.toBe(first);
  });
});
