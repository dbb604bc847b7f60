/** Many objects are read from lists, as long as those take fewer calls. */
import { errorOf, huaweiClients, refusal } from "../../../../test/support/accounts/huawei-client";
import type { Reaction, Recorded } from "../../../../test/support/recording-server";

const { clientOf } = huaweiClients();

const idsOf = (count: number) => Array.from({ length: count }, (_each, index) => `id-${index}`);
const templateOf = (id: string) => ({ id, template_name: id, template_content: "t", flow_status: "Adopted", has_variable: "No" });

interface Habits {
  /** Most that the platform puts on a page, whatever is asked for. */
  readonly longestPage?: number;
  /** Longer pages are refused. */
  readonly allowedLimit?: number;
  /** What lists leave out. */
  readonly unlisted?: readonly string[];
}

/** A platform that holds templates with these ids. */
function holding(ids: readonly string[], { longestPage = 1000, allowedLimit = 1000, unlisted = [] }: Habits = {}) {
  return ({ path, query }: Recorded): Reaction => {
    if (!path.endsWith("/templates")) {
      const id = path.split("/").at(-1) ?? "";
      return ids.includes(id) ? { body: templateOf(id) } : refusal("MSGSMS.0077", 404);
    }
    if (Number(query.limit) > allowedLimit) return refusal("MSGSMS.0002");
    const all = ids.filter((id) => !unlisted.includes(id));
    const offset = Number(query.offset);
    const results = all.slice(offset, offset + Math.min(Number(query.limit), longestPage)).map(templateOf);
    return { body: { results, total: all.length } };
  };
}

const told = ({ path, query }: Recorded) => (path.endsWith("/templates") ? `list ${query.limit} from ${query.offset}` : "show");

async function readAll(ids: readonly string[], asked: readonly string[], habits: Habits = {}) {
  const { sms, requests } = await clientOf(holding(ids, habits));
  const found = await Promise.all(asked.map((id) => sms.listedTemplate(id)));
  return { found: found.map(({ id }) => id), calls: requests.map(told) };
}

test("a thousand templates take ten pages, in whatever order they are asked for", async () => {
  const ids = idsOf(1000);
  const asked = [...ids].reverse();
  const { found, calls } = await readAll(ids, asked);
  expect(found).toEqual(asked);
  expect(calls).toEqual(Array.from({ length: 10 }, (_each, index) => `list 100 from ${index * 100}`));
});

test("pages go on after what was received, where they are shorter than asked for", async () => {
  const { calls } = await readAll(idsOf(75), idsOf(75), { longestPage: 30 });
  expect(calls).toEqual(["list 100 from 0", "list 100 from 30", "list 100 from 60"]);
});

test("where long pages are refused, usual ones are asked for from then on", async () => {
  const { calls } = await readAll(idsOf(25), idsOf(25), { allowedLimit: 10 });
  expect(calls).toEqual(["list 100 from 0", "list 10 from 0", "list 10 from 10", "list 10 from 20"]);
});

test("what lists miss is asked for by its id", async () => {
  const { found, calls } = await readAll(idsOf(5), idsOf(5), { unlisted: ["id-3"] });
  expect(found).toEqual(idsOf(5));
  expect(calls).toEqual(["list 100 from 0", "show"]);
});

test("what is in no list and has no object is not found", async () => {
  const { sms } = await clientOf(holding(idsOf(2)));
  expect(await errorOf(sms.listedTemplate("gone"))).toMatchObject({ meaning: "not_found" });
});

test("a few among many others cost two pages beside their own calls", async () => {
  const { calls } = await readAll(idsOf(2000), ["id-1500", "id-1600", "id-1700"]);
  expect(calls).toEqual(["list 100 from 0", "list 100 from 100", "show", "show", "show"]);
});

test("who may not list reads each by its id", async () => {
  const ids = idsOf(3);
  const { sms, requests } = await clientOf((request) =>
    request.path.endsWith("/templates") ? refusal("MSGSMS.0056", 403) : holding(ids)(request),
  );
  await Promise.all(ids.map((id) => sms.listedTemplate(id)));
  expect(requests.map(told)).toEqual(["list 100 from 0", "show", "show", "show"]);
});

test("what this client changed is read anew", async () => {
  const { sms, requests } = await clientOf((request) => (request.method === "DELETE" ? { status: 204 } : holding(idsOf(3))(request)));
  await sms.listedTemplate("id-0");
  await sms.deleteTemplate("id-0");
  await sms.listedTemplate("id-1");
  expect(requests.filter(({ method }) => method === "GET").map(told)).toEqual(["list 100 from 0", "list 100 from 0"]);
});
