import fc from "fast-check";
import { baiduClients, errorOf } from "../../../../../test/support/accounts/baidu-client";
import { blacklistChunks } from "./blacklist";

const { clientOf } = baiduClients();
const phonesOf = (count: number) => Array.from({ length: count }, (_, n) => String(13_800_000_000 + n));

describe("blacklist", () => {
  test("sends as many numbers as one call takes, and refuses more before anything is sent", async () => {
    const { sms, requests } = await clientOf(({ method }) => (method === "GET" ? { body: { totalCount: 0, blacklists: [] } } : {}));
    const calls = [
      [blacklistChunks.add, (count: number) => sms.addBlacklist({ type: "MerchantBlack", phones: phonesOf(count) })],
      [blacklistChunks.query, (count: number) => sms.getBlacklist({ phones: phonesOf(count) })],
      [blacklistChunks.delete, (count: number) => sms.deleteBlacklist(phonesOf(count))],
    ] as const;
    for (const [most, call] of calls) {
      await call(most);
      const sent = requests.at(-1);
      const list = sent?.query.phone ?? sent?.query.phones ?? JSON.parse(sent?.text ?? "{}").phone;
      expect(list.split(",")).toHaveLength(most);
      for (const count of [0, most + 1]) {
        const error = await errorOf(call(count));
        expect(error).toMatchObject({ meaning: "invalid", sent: "no" });
        expect(error.message).toContain(`there are ${count} phone numbers; one call takes 1 to ${most}`);
      }
    }
    expect(requests).toHaveLength(3);
    expect(blacklistChunks).toEqual({ add: 100, query: 200, delete: 200 });
  });

  const noNumbers = ["", "1380", "13800000000,13800000001", "1380000000x", " 13800000000", "+", "1234567890123456"];
  const added = { type: "MerchantBlack" } as const;

  test.each(noNumbers)("%j is no number of a blacklist", async (phone) => {
    const { sms, requests } = await clientOf(() => ({}));
    const phones = [phone];
    const international = { ...added, phones, countryType: "INTERNATIONAL" } as const;
    for (const call of [sms.deleteBlacklist(phones), sms.getBlacklist({ phones }), sms.addBlacklist(international)]) {
      const error = await errorOf(call);
      expect(error).toMatchObject({ meaning: "invalid", sent: "no" });
      expect(error.message).toContain(`the phone number ${JSON.stringify(phone)} is not allowed; a number has 5 to 15 digits`);
    }
    expect(requests).toHaveLength(0);
  });

  test.each([...noNumbers, "1380000000", "+8613800000000", "+85261234567"])("%j is no mainland number", async (phone) => {
    const { sms, requests } = await clientOf(() => ({}));
    for (const country of [{}, { countryType: "DOMESTIC" }] as const) {
      const error = await errorOf(sms.addBlacklist({ ...added, phones: [phone], ...country }));
      expect(error).toMatchObject({ meaning: "invalid", sent: "no" });
      expect(error.message).toContain(
        `the phone number ${JSON.stringify(phone)} is not allowed; mainland numbers have 11 digits, without +86; others are added with countryType INTERNATIONAL`,
      );
    }
    expect(requests).toHaveLength(0);
  });

  test("whose numbers they are is said and read where it is asked for", async () => {
    const entry = { phone: "+85261234567", type: "MerchantBlack", countryType: "INTERNATIONAL" };
    const { sms, requests } = await clientOf(({ method }) => (method === "GET" ? { body: { totalCount: 1, blacklists: [entry] } } : {}));
    await sms.addBlacklist({ ...added, phones: ["+85261234567", "14155550123"], countryType: "INTERNATIONAL" });
    const { blacklists } = await sms.getBlacklist({ countryType: "INTERNATIONAL" });
    await sms.deleteBlacklist(blacklists.map(({ phone }) => phone));
    expect(JSON.parse(requests[0]?.text ?? "")).toEqual({
      phone: "+85261234567,14155550123",
      type: "MerchantBlack",
      countryType: "INTERNATIONAL",
    });
    expect(requests.slice(1).map(({ query }) => query)).toEqual([{ countryType: "INTERNATIONAL" }, { phones: "+85261234567" }]);
    expect(blacklists).toEqual([entry]);
  });

  test("an addition that got no answer is sent again: a set does not change by it", async () => {
    const { sms, requests } = await clientOf((_, index) => (index === 0 ? "drop" : {}));
    await sms.addBlacklist({ type: "MerchantBlack", phones: ["13800000000"] });
    expect(requests).toHaveLength(2);
    expect(JSON.parse(requests[1]?.text ?? "")).toEqual({ phone: "13800000000", type: "MerchantBlack" });
  });

  test("counts may come as texts, and fields of an entry may be empty, null or missing", async () => {
    const blacklists = [
      { phone: "13800000000", type: "MerchantBlack", smsType: "", signatureIdStr: null, updateDate: "2023-07-18 10:59:17", extra: 1 },
      { phone: 13800000001, type: "SomethingNew", smsType: "CommonNotice" },
    ];
    const { sms } = await clientOf(() => ({ body: { blacklists, totalCount: "2", pageNo: "1", pageSize: "50" } }));
    await expect(sms.getBlacklist()).resolves.toEqual({
      blacklists: [
        { phone: "13800000000", type: "MerchantBlack", updateDate: "2023-07-18 10:59:17" },
        { phone: "13800000001", type: "SomethingNew", smsType: "CommonNotice" },
      ],
      totalCount: 2,
      pageNo: 1,
      pageSize: 50,
    });
  });

  test.each([
    [{}, "no totalCount"],
    [{ totalCount: 1, blacklists: "none" }, "blacklists in the answer is a text; it must be a list"],
    [{ totalCount: 1, blacklists: [{ phone: "13800000000" }] }, "the answer has no blacklists[0].type"],
  ])("the answer %j is an error, not an empty list", async (body, reason) => {
    const { sms } = await clientOf(() => ({ body }));
    const error = await errorOf(sms.getBlacklist());
    expect(error).toMatchObject({ meaning: "unavailable", sent: "yes" });
    expect(error.message).toContain(reason);
  });

  test.each([
    [{ startTime: "2024-02-30" }, 'the startTime is "2024-02-30"; it must be a day as yyyy-MM-dd'],
    [{ endTime: "20240131" }, 'the endTime is "20240131"'],
    [{ startTime: "2024-02-02", endTime: "2024-02-01" }, "the startTime 2024-02-02 is after the endTime 2024-02-01"],
    [{ pageNo: 0 }, "the pageNo is 0; it must be an integer of 1 or more"],
    [{ pageSize: 1.5 }, "the pageSize is 1.5; it must be an integer of 1 or more"],
  ])("the query %j is refused", async (query, reason) => {
    const { sms, requests } = await clientOf(() => ({}));
    const error = await errorOf(sms.getBlacklist(query));
    expect(error).toMatchObject({ meaning: "invalid", sent: "no" });
    expect(error.message).toContain(reason);
    expect(requests).toHaveLength(0);
  });
});

describe("reading all pages", () => {
  /** A platform with so many entries that gives at most so many a page. */
  const platformWith = (count: number, longestPage: number) => {
    const all = phonesOf(count).map((phone) => ({ phone, type: "MerchantBlack" }));
    return ({ query }: { query: Readonly<Record<string, string>> }) => {
      const size = Math.min(longestPage, Number(query.pageSize ?? 50));
      const from = (Number(query.pageNo ?? 1) - 1) * size;
      return { body: { blacklists: all.slice(from, from + size), totalCount: count, pageNo: query.pageNo, pageSize: size } };
    };
  };

  test("gives every entry once, whatever page the platform is willing to give", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(60), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), async (count, longest, pageSize) => {
        const { sms, requests, started } = await clientOf(platformWith(count, longest));
        const entries = await sms.allBlacklist({ pageSize });
        await started.close();
        expect(entries.map(({ phone }) => phone)).toEqual(phonesOf(count));
        expect(requests).toHaveLength(Math.max(1, Math.ceil(count / Math.min(longest, pageSize))));
      }),
      { numRuns: 30 },
    );
  });

  test("200 numbers are one call", async () => {
    const { sms, requests } = await clientOf(platformWith(200, 100_000));
    await expect(sms.allBlacklist({ phones: phonesOf(200) })).resolves.toHaveLength(200);
    expect(requests).toHaveLength(1);
  });

  test("ends when entries vanish meanwhile", async () => {
    const { sms, requests } = await clientOf((_, index) => ({
      body: { totalCount: 5, blacklists: index === 0 ? [{ phone: "13800000000", type: "MerchantBlack" }] : [] },
    }));
    await expect(sms.allBlacklist()).resolves.toHaveLength(1);
    expect(requests).toHaveLength(2);
  });
});
