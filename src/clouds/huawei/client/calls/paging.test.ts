import { errorOf, huaweiClients, refusal } from "../../../../../test/support/accounts/huawei-client";
import type { Reaction, Recorded } from "../../../../../test/support/recording-server";

const { clientOf } = huaweiClients();
const template = (n: number) => ({ id: `t-${n}`, template_name: `n${n}`, template_content: "", flow_status: "Adopted" });

interface Manners {
  /** Longest page that is given. */
  readonly cut?: number;
  /** Longer ones are refused. */
  readonly most?: number;
}

/** A platform with so many templates. */
function holding(count: number, { cut = 1000, most = 1000 }: Manners = {}) {
  return ({ query }: Recorded): Reaction => {
    const [limit, offset] = [Number(query.limit), Number(query.offset)];
    if (limit > most) return refusal("MSGSMS.0002");
    const length = Math.max(0, Math.min(limit, cut, count - offset));
    return { body: { results: Array.from({ length }, (_, n) => template(offset + n)), total: count } };
  };
}
const ids = (count: number) => Array.from({ length: count }, (_, n) => `t-${n}`);

test.each([
  [0, 1],
  [1, 1],
  [100, 1],
  [101, 2],
  [250, 3],
])("all of %i templates are each there once, in %i calls, the oldest first", async (count, calls) => {
  const { sms, requests } = await clientOf(holding(count));
  const all = await sms.allTemplates({ region: "cn" });
  expect(all.map(({ id }) => id)).toEqual(ids(count));
  expect(requests).toHaveLength(calls);
  for (const { query } of requests) expect(query).toMatchObject({ region: "cn", limit: "100", sort_key: "create_time", sort_dir: "asc" });
});

test("pages that are shorter than asked for are gone on from where they end", async () => {
  const { sms, requests } = await clientOf(holding(45, { cut: 20 }));
  expect((await sms.allTemplates()).map(({ id }) => id)).toEqual(ids(45));
  expect(requests.map(({ query }) => query.offset)).toEqual(["0", "19", "38"]);
});

test("where long pages are refused, usual ones are asked for", async () => {
  const { sms, requests } = await clientOf(holding(25, { most: 50 }));
  expect((await sms.allTemplates()).map(({ id }) => id)).toEqual(ids(25));
  expect(requests.map(({ query }) => `${query.limit} from ${query.offset}`)).toEqual([
    "100 from 0",
    "10 from 0",
    "10 from 9",
    "10 from 18",
  ]);
});

test("what is refused for another reason is refused", async () => {
  const { sms, requests } = await clientOf(holding(25, { most: 5 }));
  expect(await errorOf(sms.allTemplates())).toMatchObject({ meaning: "invalid", call: "ListTemplateDetails" });
  expect(requests).toHaveLength(2);
});

test("what was created meanwhile is found, and what moved to another page is there once", async () => {
  const pages = [
    { results: [template(0), template(1)], total: 3 },
    { results: [template(1), template(2)], total: 4 },
    { results: [template(2), template(3)], total: 4 },
  ];
  const { sms } = await clientOf((_, index) => ({ body: pages[index] }));
  expect((await sms.allTemplates()).map(({ id }) => id)).toEqual(ids(4));
});

test("a total that no page reaches ends with an empty page", async () => {
  const { sms, requests } = await clientOf((_, index) => ({ body: { results: index === 0 ? [template(0)] : [], total: 9 } }));
  expect(await sms.allTemplates()).toHaveLength(1);
  expect(requests).toHaveLength(2);
});

test("applications and signatures are listed in the same way", async () => {
  const app = { id: "a-1", app_name: "n", app_key: "k", status: "LAUNCHED" };
  const signature = { id: "s-1", signature_name: "n", signature_type: "NOTIFY_TYPE", status: "PROCESSING" };
  const { sms } = await clientOf(({ path }) => ({ body: { results: [path.endsWith("/apps") ? app : signature], total: 1 } }));
  await expect(sms.allApps()).resolves.toEqual([app]);
  await expect(sms.allSignatures()).resolves.toEqual([signature]);
});

test.each([
  [{ limit: 0 }, "the limit is 0; it must be an integer of 1 or more"],
  [{ limit: 1.5 }, "the limit is 1.5"],
  [{ offset: -1 }, "the offset is -1; it must be an integer of 0 or more"],
])("a page with %j is none", async (page, reason) => {
  const { sms, requests } = await clientOf(() => ({}));
  for (const call of [sms.listAppDetails(page), sms.listSignatureDetails(page), sms.listTemplateDetails(page)]) {
    expect((await errorOf(call)).message).toContain(reason);
  }
  expect(requests).toHaveLength(0);
});
