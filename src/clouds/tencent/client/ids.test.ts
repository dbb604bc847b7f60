import fc from "fast-check";
import { success, tencentClients } from "../../../../test/support/accounts/tencent-client";
import { sign, template } from "../../../../test/support/accounts/tencent-requests";
import { errorOf } from "../../../../test/support/error-of";

const { clientOf } = tencentClients();

describe("ids", () => {
  test("of up to 64 bits keep every digit, both ways, as numbers on the wire", async () => {
    await fc.assert(
      fc.asyncProperty(fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }), async (number) => {
        const row = `{"SignId":${number},"SignName":"n","International":0,"StatusCode":1,"QualificationId":${number}}`;
        const { sms, requests, started } = await clientOf(() => ({ body: `{"Response":{"DescribeSignListStatusSet":[${row}]}}` }));
        const SignId = String(number);
        const { DescribeSignListStatusSet: rows } = await sms.describeSmsSignList({ SignIdSet: [SignId], International: 0 });
        await started.close();
        expect(requests[0]?.text).toBe(`{"International":0,"SignIdSet":[${number}]}`);
        expect(rows).toEqual([{ SignId, SignName: "n", International: 0, StatusCode: 1, QualificationId: SignId }]);
      }),
      { numRuns: 20 },
    );
  });

  test.each(["", " 1", "0", "01", "-1", "1.0", "1e3", "abc", "18446744073709551616", "123456789012345678901"])(
    "%j is none, and nothing is sent",
    async (bad) => {
      const { sms, requests } = await clientOf(() => success({}));
      const made = [
        sms.deleteSmsSign({ SignId: bad }),
        sms.deleteSmsTemplate({ TemplateId: bad }),
        sms.modifySmsSign({ ...sign, SignId: bad }),
        sms.modifySmsTemplate({ ...template, TemplateId: bad }),
        sms.addSmsSign({ ...sign, QualificationId: bad }),
        sms.describeSmsSignList({ SignIdSet: ["1", bad], International: 0 }),
        sms.describeSmsTemplateList({ TemplateIdSet: [bad], International: 0 }),
        sms.signature(bad, 0),
        sms.template(bad, 1),
      ];
      for (const call of made) {
        const error = await errorOf(call);
        expect(error).toMatchObject({ meaning: "invalid", sent: "no" });
        expect(error.message).toContain(`is ${JSON.stringify(bad)}; it must be an id as the platform issued it`);
      }
      expect(requests).toHaveLength(0);
    },
  );

  test("a call takes 1 to 100 of them", async () => {
    const { sms, requests } = await clientOf(() => success({ DescribeSignListStatusSet: [], DescribeTemplateStatusSet: [] }));
    const ids = (count: number) => Array.from({ length: count }, (_, n) => String(n + 1));
    await sms.describeSmsSignList({ SignIdSet: ids(100), International: 0 });
    await sms.describeSmsTemplateList({ TemplateIdSet: ids(100), International: 0 });
    for (const count of [0, 101]) {
      for (const call of [
        sms.describeSmsSignList({ SignIdSet: ids(count), International: 0 }),
        sms.describeSmsTemplateList({ TemplateIdSet: ids(count), International: 0 }),
      ]) {
        expect((await errorOf(call)).message).toContain(`there are ${count} ids in`);
      }
    }
    expect(requests).toHaveLength(2);
  });
});
