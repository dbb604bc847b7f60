/** Deletions of many templates share calls, and each is told what became of its own. */
import { errorOf, huaweiClients, refusal } from "../../../../test/support/accounts/huawei-client";
import type { Reaction, Recorded } from "../../../../test/support/recording-server";

const { clientOf } = huaweiClients();

const idsOf = (count: number) => Array.from({ length: count }, (_each, index) => `id-${index}`);
const isBatch = ({ path }: Recorded) => path.endsWith("/batch-delete");
const idsIn = ({ text }: Recorded): readonly string[] => JSON.parse(text).ids;
const told = (request: Recorded) =>
  isBatch(request) ? `delete ${idsIn(request).length}` : `${request.method} ${request.path.split("/").at(-1)}`;

const deletedAll = (request: Recorded): Reaction =>
  isBatch(request) ? { body: { success_count: idsIn(request).length, success_ids: idsIn(request) } } : { status: 204 };

async function deletions(ids: readonly string[], react: (request: Recorded, index: number) => Reaction) {
  const { sms, requests } = await clientOf(react);
  const outcomes = await Promise.allSettled(ids.map((id) => sms.deleteTemplateWithOthers(id)));
  return {
    calls: requests.map(told),
    failures: outcomes.map((outcome) => (outcome.status === "rejected" ? outcome.reason.message : undefined)),
  };
}

test("a thousand deletions are twenty calls of fifty ids", async () => {
  const { calls, failures } = await deletions(idsOf(1000), deletedAll);
  expect(calls).toEqual(Array.from({ length: 20 }, () => "delete 50"));
  expect(failures.filter(Boolean)).toEqual([]);
});

test("one that comes alone has a call of its own", async () => {
  expect(await deletions(["id-0"], deletedAll)).toEqual({ calls: ["DELETE id-0"], failures: [undefined] });
});

test.each(["Message Template Info does not EXIST", "Template does not exist.", "Message template is not found", "Template is not exist"])(
  "a template that is gone is deleted: %s",
  async (error_msg) => {
    const { failures } = await deletions(["a", "b"], () => ({
      body: { success_count: 1, success_ids: ["a"], failed_count: 1, failed_template_list: [{ id: "b", error_msg }] },
    }));
    expect(failures).toEqual([undefined, undefined]);
  },
);

test("a failure is told of the template that it is about", async () => {
  const { failures } = await deletions(["a", "b", "c"], () => ({
    body: { success_ids: ["a", "c"], failed_template_list: [{ id: "b", error_msg: "Failed to delete template from OMP" }] },
  }));
  expect(failures).toEqual([undefined, expect.stringContaining("Failed to delete template from OMP"), undefined]);
});

test("after an answer that was lost for good each is looked for", async () => {
  const { calls, failures } = await deletions(["gone", "there"], (request) => {
    if (isBatch(request)) return "drop";
    return request.path.endsWith("gone")
      ? refusal("MSGSMS.0077", 404)
      : { body: { id: "there", template_name: "n", template_content: "t", flow_status: "Adopted" } };
  });
  expect(calls.filter((call) => call.startsWith("GET"))).toEqual(["GET gone", "GET there"]);
  expect(failures).toEqual([undefined, expect.stringContaining("DeleteTemplates failed")]);
});

test("what an answer leaves out is looked for", async () => {
  const { calls, failures } = await deletions(["a", "b"], (request) =>
    isBatch(request) ? { body: { success_ids: ["a"] } } : refusal("MSGSMS.0077", 404),
  );
  expect(calls).toEqual(["delete 2", "GET b"]);
  expect(failures).toEqual([undefined, undefined]);
});

test.each<[string, Reaction]>([
  ["by the gateway", { status: 404, body: { error_code: "APIGW.0101", error_msg: "The API does not exist" } }],
  ["without a word", { status: 404 }],
  ["to this user", refusal("MSGSMS.0056", 403)],
])("where such calls are refused %s each is deleted by itself, from then on as well", async (_, refused) => {
  const { sms, requests } = await clientOf((request) => (isBatch(request) ? refused : { status: 204 }));
  for (const ids of [
    ["a", "b"],
    ["c", "d"],
  ])
    await Promise.all(ids.map((id) => sms.deleteTemplateWithOthers(id)));
  expect(requests.map(told)).toEqual(["delete 2", "DELETE a", "DELETE b", "DELETE c", "DELETE d"]);
});

test("one that is refused by itself fails alone", async () => {
  const { failures } = await deletions(["a", "b"], (request) => {
    if (isBatch(request)) return refusal("MSGSMS.0056", 403);
    return request.path.endsWith("a") ? refusal("MSGSMS.0056", 403) : { status: 204 };
  });
  expect(failures).toEqual([expect.stringContaining("MSGSMS.0056"), undefined]);
});

test("an id that is no piece of a path is refused before anything is sent", async () => {
  const { sms, requests } = await clientOf(deletedAll);
  expect(await errorOf(sms.deleteTemplateWithOthers("a/b"))).toMatchObject({ meaning: "invalid" });
  expect(requests).toEqual([]);
});
