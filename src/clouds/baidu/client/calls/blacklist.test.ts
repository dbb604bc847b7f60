import { baiduClients } from "../../../../../test/support/accounts/baidu-client";

const { clientOf } = baiduClients({ accessKeyId: "AKIDEXAMPLE", secretKey: "very/secret+key=" });
const phone = (n: number) => `1380013${String(8000 + n)}`;

/** A platform that gives two entries a page; each call may find another list. */
async function listing(...lists: readonly (readonly number[])[]) {
  const { sms, requests } = await clientOf(({ query }, index) => {
    const held = lists[Math.min(index, lists.length - 1)] ?? [];
    const first = 2 * (Number(query.pageNo) - 1);
    const blacklists = held.slice(first, first + 2).map((n) => ({ type: "MerchantBlack", phone: phone(n) }));
    return { body: { pageNo: Number(query.pageNo), pageSize: 2, totalCount: held.length, blacklists } };
  });
  return { phones: (await sms.allBlacklist()).map((entry) => entry.phone), calls: requests.length };
}

test("all entries of all pages are read", async () => {
  expect(await listing([1, 2, 3, 4, 5])).toEqual({ phones: [1, 2, 3, 4, 5].map(phone), calls: 3 });
});

test("entries that moved to another page because one went are not lost: it is read once more", async () => {
  expect(await listing([1, 2, 3, 4, 5], [2, 3, 4, 5])).toEqual({ phones: [2, 3, 4, 5].map(phone), calls: 4 });
});

test("a list that never rests is taken as it is read at last", async () => {
  const restless = Array.from({ length: 9 }, (_, n) => Array.from({ length: 5 + n }, (_, i) => i));
  expect((await listing(...restless)).phones.length).toBeGreaterThan(5);
});
