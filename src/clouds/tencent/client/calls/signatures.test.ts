import { success, tencentClients } from "../../../../../test/support/accounts/tencent-client";
import { errorOf } from "../../../../../test/support/error-of";

const { clientOf } = tencentClients();

describe("reading signatures", () => {
  const none = () => success({ DescribeSignListStatusSet: [] });

  test.each([
    [{ SignIdSet: ["7"] }, { SignIdSet: [7], International: 1 }],
    [{ Limit: 100 }, { International: 1, Limit: 100 }],
    [
      { Limit: 10, Offset: 20 },
      { International: 1, Limit: 10, Offset: 20 },
    ],
  ])("%j is asked for by ids, or as a page of all", async (query, wire) => {
    const { sms, requests } = await clientOf(none);
    await sms.describeSmsSignList({ International: 1, ...query });
    expect(requests.map(({ text }) => JSON.parse(text))).toEqual([wire]);
  });

  test.each([
    [{}, "there is neither SignIdSet nor a Limit; it takes 1 to 100 ids, or a page of all by Limit and Offset"],
    [{ Limit: 0 }, "the Limit is 0"],
    [{ Limit: 101 }, "the Limit is 101"],
    [{ Limit: 1, Offset: -1 }, "the Offset is -1"],
    [{ Limit: 1, SignIdSet: ["1"] }, "Limit and Offset page through all objects; they are not allowed beside SignIdSet"],
    [{ SignIdSet: [] }, "there are 0 ids in SignIdSet"],
  ])("%j is no question", async (query, reason) => {
    const { sms, requests } = await clientOf(none);
    expect((await errorOf(sms.describeSmsSignList({ International: 0, ...query } as never))).message).toContain(reason);
    expect(requests).toHaveLength(0);
  });
});
