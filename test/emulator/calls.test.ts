import { InfocloudSms } from "../../src/clouds/infocloud/client/client";
import { TencentSms } from "../../src/clouds/tencent/client/client";
import { admin, call, emulators, getTemplate, newSignature, newTemplate, signaturePath } from "./caller";
import { newSender } from "./huawei-sending";
import { callV1 } from "./tencent-caller";

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

  it("tells whose key a request names, and the application that signs it", async () => {
    const credentials = { emulator: { secret: "emulator-secret" }, sub: { secret: "s", subAccountOf: "emulator" } };
    const emulator = await start({ credentials });
    const { url: endpoint } = emulator;
    const said = () => {
      const { log } = emulator.admin.calls();
      emulator.admin.clearCalls();
      return log.map(({ account, application }) => [account, application]);
    };
    await getTemplate(emulator, "x");
    await getTemplate(emulator, "x", { key: { id: "sub", secret: "s" } });
    await getTemplate(emulator, "x", { key: { id: "emulator", secret: "wrong" } });
    expect(said()).toEqual([
      ["emulator", null],
      ["emulator", null],
      ["emulator", null],
    ]);
    await new TencentSms({ secretId: "emulator", secretKey: "emulator-secret", endpoint }).describeSmsTemplateList({
      International: 0,
      Limit: 10,
      Offset: 0,
    });
    await callV1(emulator, "DescribeSmsTemplateList", { International: 0 });
    await new InfocloudSms({ apiKey: "emulator", accessKey: "emulator-secret", endpoint }).queryAllowance();
    expect(said()).toEqual([
      ["emulator", null],
      ["emulator", null],
      ["emulator", null],
    ]);
    const sender = await newSender(emulator);
    expect(new Set(said().map(([account]) => account))).toEqual(new Set(["emulator"]));
    await sender.form();
    expect(said()).toEqual([["emulator", sender.app]]);
    expect((await admin(emulator, "GET", "/calls?account=nobody")).body.log).toEqual([]);
  });

  it("does not show what stands in the place of a key's id and is none", async () => {
    const emulator = await start();
    await getTemplate(emulator, "x", { key: { id: "pasted-secret", secret: "emulator" } });
    await getTemplate(emulator, "x", { authorization: null });
    const { log } = emulator.admin.calls();
    expect(log.map(({ account }) => account)).toEqual([null, null]);
    expect(JSON.stringify(log)).not.toContain("pasted-secret");
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
