import { success, tencentClients } from "../../../../../test/support/accounts/tencent-client";
import { errorOf } from "../../../../../test/support/error-of";

const { clientOf } = tencentClients();

describe("templates of all pages", () => {
  test.each([0, 99, 100, 101, 250])("are each there once, %i of them", async (count) => {
    const { sms, requests } = await clientOf(({ text }) => {
      const { Limit, Offset, International } = JSON.parse(text);
      const rows = Array.from({ length: Math.max(0, Math.min(count - Offset, Limit)) }, (_, n) => ({
        TemplateId: Offset + n + 1,
        TemplateName: "n",
        TemplateContent: "c",
        International,
        StatusCode: 0,
      }));
      return success({ DescribeTemplateStatusSet: rows });
    });
    const templates = await sms.allSmsTemplates({ International: 1 });
    expect(templates.map(({ TemplateId }) => TemplateId)).toEqual(Array.from({ length: count }, (_, n) => String(n + 1)));
    expect(requests).toHaveLength(Math.floor(count / 100) + 1);
  });

  test.each([
    [{ Limit: 0 }, "the Limit is 0; it must be an integer from 1 to 100"],
    [{ Limit: 101 }, "the Limit is 101"],
    [{}, "there is neither TemplateIdSet nor a Limit"],
    [{ Limit: 1, Offset: -1 }, "the Offset is -1"],
    [{ Limit: 1, TemplateIdSet: ["1"] }, "Limit and Offset page through all objects; they are not allowed beside TemplateIdSet"],
    [{ TemplateIdSet: [] }, "there are 0 ids in TemplateIdSet"],
  ])("%j is no page", async (change, reason) => {
    const { sms, requests } = await clientOf(() => success({}));
    expect((await errorOf(sms.describeSmsTemplateList({ International: 0, ...change } as never))).message).toContain(reason);
    expect(requests).toHaveLength(0);
  });
});
