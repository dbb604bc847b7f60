/** What signatures and templates have in common: deleting, describing, ids. */
import { emulators } from "./caller";
import { clockAt, noon } from "./sending";
import { call, newSign, newTemplate, signBody, signRef, signRows, templateRef, unhurried } from "./tencent-caller";

describe("deleting", () => {
  const start = emulators();

  it("works in every status, once", async () => {
    const emulator = await start({ ...unhurried, review: "manual", clock: clockAt(noon) });
    const decisions = [() => {}, emulator.admin.approve, emulator.admin.hold, emulator.admin.reject];
    for (const decide of decisions) {
      const [signId, templateId] = [await newSign(emulator), await newTemplate(emulator)];
      decide(signRef(signId));
      decide(templateRef(templateId));
      const gone = { DeleteStatus: "return successfully!", DeleteTime: noon / 1000 };
      expect((await call(emulator, "DeleteSmsSign", { SignId: Number(signId) })).response.DeleteSignStatus).toEqual(gone);
      expect((await call(emulator, "DeleteSmsTemplate", { TemplateId: Number(templateId) })).response.DeleteTemplateStatus).toEqual(gone);
      expect((await call(emulator, "DeleteSmsSign", { SignId: Number(signId) })).code).toBe("FailedOperation.SignIdNotExist");
      expect((await call(emulator, "DeleteSmsTemplate", { TemplateId: Number(templateId) })).code).toBe(
        "FailedOperation.TemplateIdNotExist",
      );
    }
    expect(emulator.admin.objects()).toEqual([]);
  });
});

describe("describing", () => {
  const start = emulators();

  it("returns the known ids of one class, each once", async () => {
    const emulator = await start(unhurried);
    const [one, other, abroad] = [
      await newSign(emulator),
      await newSign(emulator, { SignName: "另一个" }),
      await newSign(emulator, { International: 1 }),
    ];
    const ids = async (asked: readonly string[], international = 0) =>
      (await signRows(emulator, asked, international)).map(({ SignId }) => String(SignId));
    expect(await ids([other, "7", one, one, abroad])).toEqual([other, one]);
    expect(await ids([other, abroad], 1)).toEqual([abroad]);
    expect(await ids(["7"])).toEqual([]);
  });

  it("takes 1 to 100 ids", async () => {
    const emulator = await start(unhurried);
    const codes = async (count: number) => {
      const ids = Array.from({ length: count }, (_, index) => index + 1);
      return [
        (await call(emulator, "DescribeSmsSignList", { International: 0, SignIdSet: ids })).code,
        (await call(emulator, "DescribeSmsTemplateList", { International: 0, TemplateIdSet: ids })).code,
      ];
    };
    expect(await codes(101)).toEqual(["InvalidParameterValue", "InvalidParameterValue"]);
    expect(await codes(100)).toEqual([undefined, undefined]);
    expect((await call(emulator, "DescribeSmsSignList", { International: 0, SignIdSet: [] })).code).toBe("InvalidParameterValue");
    expect((await call(emulator, "DescribeSmsSignList", { International: 2, SignIdSet: [1] })).code).toBe("InvalidParameterValue");
    expect((await call(emulator, "DescribeSmsSignList", { International: 0, SignIdSet: ["1"] })).code).toBe("InvalidParameter");
  });

  it("lists templates page by page, without ids", async () => {
    const emulator = await start(unhurried);
    await newSign(emulator);
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.push(await newTemplate(emulator));
    await newTemplate(emulator, { International: 1 });
    const page = async (parameters: object) => {
      const { response, code } = await call(emulator, "DescribeSmsTemplateList", { International: 0, ...parameters });
      return code ?? (response.DescribeTemplateStatusSet as { TemplateId: number }[]).map(({ TemplateId }) => String(TemplateId));
    };
    expect(await page({ Limit: 2 })).toEqual(ids.slice(0, 2));
    expect(await page({ Limit: 2, Offset: 4 })).toEqual(ids.slice(4));
    expect(await page({ Limit: 100, Offset: 0, TemplateIdSet: [] })).toEqual(ids);
    expect(await page({})).toEqual([]);
    expect(await page({ Limit: 101 })).toBe("InvalidParameterValue.LimitVerifyFail");
    expect(await page({ Limit: -1 })).toBe("InvalidParameterValue.LimitVerifyFail");
    expect(await page({ Limit: 1, Offset: -1 })).toBe("InvalidParameterValue");
    expect(await page({ Limit: 101, TemplateIdSet: [Number(ids[0])] })).toEqual(ids.slice(0, 1));
  });

  it("follows the review by the clock", async () => {
    const emulator = await start({ ...unhurried, clock: clockAt(noon), reviewDelayMs: 60_000 });
    const id = await newSign(emulator);
    const status = async () => (await signRows(emulator, [id]))[0]?.StatusCode;
    expect(await status()).toBe(1);
    emulator.admin.setClock({ advanceMs: 59_999 });
    expect(await status()).toBe(1);
    emulator.admin.setClock({ advanceMs: 1 });
    expect(await status()).toBe(0);
  });
});

describe("ids of 64 bits", () => {
  const start = emulators();

  it("keep every digit on their way in and out", async () => {
    const emulator = await start({ ...unhurried, review: "manual", switches: { "tencent.ids": "64-bit" } });
    const [signId, templateId] = [await newSign(emulator), await newTemplate(emulator)];
    expect([signId, templateId]).toEqual(["9223372036854775809", "9223372036854775810"]);
    const described = await call(emulator, "DescribeSmsTemplateList", `{"International":0,"TemplateIdSet":[${templateId}]}`);
    expect(described.text).toContain(`"TemplateId":${templateId},`);
    const modified = await call(emulator, "ModifySmsSign", `${JSON.stringify(signBody).slice(0, -1)},"SignId":${signId}}`);
    expect(modified.text).toContain(`{"SignId":${signId}}`);
    expect((await call(emulator, "DeleteSmsTemplate", `{"TemplateId":9223372036854775811}`)).code).toBe(
      "FailedOperation.TemplateIdNotExist",
    );
    expect((await call(emulator, "DeleteSmsTemplate", `{"TemplateId":${templateId}}`)).code).toBeUndefined();
    expect((await call(emulator, "DeleteSmsTemplate", `{"TemplateId":18446744073709551616}`)).code).toBe("InvalidParameter");
    expect(emulator.admin.calls().log.at(-1)?.body).toEqual({ TemplateId: "18446744073709551616" });
  });
});
