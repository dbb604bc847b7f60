import { admin, call, emulators, getTemplate, newSignature, newTemplate, signaturePath } from "./caller";

describe("the record of calls", () => {
  const start = emulators();

  it("counts by platform and call, also what was refused", async () => {
    const emulator = await start();
    const id = await newTemplate(emulator);
    await getTemplate(emulator, id);
    await getTemplate(emulator, "unknown");
    await getTemplate(emulator, id, { authorization: null });
    await call(emulator, "GET", "/sms/v3/nothing");
    expect(emulator.admin.calls()).toMatchObject({ counts: { baidu: { createTemplate: 1, getTemplate: 3, unknown: 1 } }, total: 5 });
    expect(emulator.admin.calls().refused).toEqual({ baidu: expect.objectContaining({ InvalidHTTPAuthHeader: 1 }) });
    expect(emulator.admin.calls().log.map(({ error }) => error)).toEqual([
      null,
      null,
      expect.any(String),
      "InvalidHTTPAuthHeader",
      "InvalidURI",
    ]);
    expect((await admin(emulator, "GET", "/calls")).body.total).toBe(5);
    emulator.admin.clearCalls();
    const { counts, refused, total, log } = emulator.admin.calls();
    expect([counts, refused, total, log]).toEqual([{}, {}, 0, []]);
  });

  it("keeps requests in the order of arrival", async () => {
    const emulator = await start();
    const id = await newTemplate(emulator, {}, { query: { clientToken: "a-token" } });
    await getTemplate(emulator, id);
    expect(emulator.admin.calls().log).toMatchObject([
      {
        sequence: 1,
        platform: "baidu",
        call: "createTemplate",
        method: "POST",
        path: "/sms/v3/template",
        query: { clientToken: "a-token" },
        status: 200,
      },
      { sequence: 2, call: "getTemplate", method: "GET", path: `/sms/v3/template/${id}`, body: null, status: 200 },
    ]);
  });

  it("holds neither Authorization nor session token nor file content", async () => {
    const key = { id: "temporary", secret: "emulator-secret" };
    const emulator = await start({ credentials: { [key.id]: { secret: key.secret, sessionToken: "session-secret" } } });
    const signatureFileBase64 = Buffer.from("the content of the file").toString("base64");
    await newSignature(emulator, { signatureFileBase64 }, { key, headers: { "x-bce-security-token": "session-secret" } });
    await getTemplate(emulator, "x", { key, query: { "x-bce-security-token": "session-secret" } });
    await call(emulator, "POST", signaturePath, { body: Buffer.from(`{"signatureFileBase64": "${signatureFileBase64}`) });
    const everything = JSON.stringify([emulator.admin.calls(), emulator.admin.objects()]);
    for (const secret of [signatureFileBase64, "bce-auth-v1", "session-secret", "emulator-secret"])
      expect(everything).not.toContain(secret);
    expect(emulator.admin.calls().log[0]?.body).toMatchObject({
      content: "百度智能云",
      signatureFileBase64: `(${signatureFileBase64.length} characters)`,
    });
  });

  it("shows that calls do not wait for each other's latency", async () => {
    const emulator = await start({ latencyMs: 400 });
    const began = performance.now();
    await Promise.all(Array.from({ length: 20 }, () => getTemplate(emulator, "x")));
    const took = performance.now() - began;
    expect(took).toBeGreaterThanOrEqual(399);
    expect(took).toBeLessThan(20 * 400);
    expect(emulator.admin.calls().maxInFlight).toBe(20);
  });
});
