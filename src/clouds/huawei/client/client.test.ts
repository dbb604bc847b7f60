import { inspect } from "node:util";
import fc from "fast-check";
import {
  accessKey,
  app,
  errorOf,
  huaweiClients,
  issued,
  projectId,
  refusal,
  userPassword,
} from "../../../../test/support/accounts/huawei-client";
import type { Reaction, Recorded } from "../../../../test/support/recording-server";
import { createCounters } from "../../../http/counters";
import type { LogEvent } from "../../../http/transport";
import type { HuaweiSms } from "./client";
import type { NewSignature, NewTemplate } from "./types/management";

const { clientOf } = huaweiClients();
const id = "460a2427-37eb-4229-bee9-0eba4d8a897f";
const newTemplate: NewTemplate = {
  app_id: "a-1",
  region: "cn",
  template_name: "n",
  template_content: "您的验证码是${1}",
  template_type: "VERIFY_CODE_TYPE",
  sign_id: "s-1",
  variable_attributes: [{ variable_index: 1, variable_type: "CHARDIGIT" }],
};
const newSignature: NewSignature = {
  app_id: "a-1",
  signature_name: "华为云",
  signature_type: "NOTIFY_TYPE",
  signature_source: 0,
  is_involved_third: "No",
  qualification_id: "q-1",
};
const template = { id, template_name: "n", template_content: "您好", flow_status: "Adopted" };

const creations: readonly (readonly [string, (sms: HuaweiSms) => Promise<unknown>])[] = [
  ["CreateApp", (sms) => sms.createApp({ app_name: "a", region: "cn" })],
  ["CreateSignature", (sms) => sms.createSignature(newSignature)],
  ["UploadSignatureFile", (sms) => sms.uploadSignatureFile({ file: Buffer.from("x"), file_name: "x.png" })],
  ["CreateTemplate", (sms) => sms.createTemplate(newTemplate)],
];

describe("creating", () => {
  test.each([...creations, ["UpdateSignature", (sms: HuaweiSms) => sms.updateSignature(id, newSignature)] as const])(
    "%s is not repeated after a lost answer, whose effect is unknown",
    async (call, make) => {
      const { sms, requests } = await clientOf(() => "drop");
      expect(await errorOf(make(sms))).toMatchObject({ call, meaning: "unavailable", sent: "unknown", tries: 1 });
      expect(requests).toHaveLength(1);
    },
  );

  test.each(creations)("%s is repeated where the platform is asked too often", async (_, make) => {
    const { sms, requests } = await clientOf((_, index) => (index < 2 ? { status: 429 } : { body: { id, app_key: "k", file_id: id } }));
    await make(sms);
    expect(requests).toHaveLength(3);
  });

  test("is told before each of its tries", async () => {
    const { sms } = await clientOf((_, index) => (index < 2 ? { status: 429 } : { body: { id } }));
    let told = 0;
    await sms.createTemplate(newTemplate, { onSend: async () => told++ });
    expect(told).toBe(3);
  });

  test.each([
    ["a success without an id", { body: { template_name: "n" } }, "the answer has no id"],
    ["a page", { body: "<html></html>" }, "the answer is a text of another form; it must be JSON"],
    ["an empty body", {}, "the answer has no content; it must be an object"],
    ["an id that is another path", { body: { id: "../x" } }, 'id in the answer is "../x"; it must be an id as the platform issued it'],
  ])("%s is a clear error, not an undefined id", async (_, reply, reason) => {
    const { sms } = await clientOf(() => reply);
    const error = await errorOf(sms.createTemplate(newTemplate));
    expect(error).toMatchObject({ meaning: "unavailable", sent: "unknown", status: 200 });
    expect(error.message).toContain(reason);
  });
});

describe("reading and changing", () => {
  test("both spellings of the document are read, and told by one name", async () => {
    const other = {
      ...template,
      flow_status: undefined,
      flow_statuses: "Reject",
      urge_statuses: "No",
      universal_template: "1",
      send_country1: 3,
    };
    const { sms } = await clientOf(() => ({ body: other }));
    await expect(sms.showTemplate(id)).resolves.toEqual({
      ...template,
      flow_status: "Reject",
      urge_status: "No",
      universal_template: 1,
      send_country_1: 3,
    });
  });

  test("the name of a variable's user is read in both spellings", async () => {
    const variable = { variable_index: 1, variable_type: "TEXT" };
    const { sms } = await clientOf(() => ({
      body: {
        results: [
          { ...variable, User_name: "u" },
          { ...variable, user_name: "v" },
        ],
      },
    }));
    expect((await sms.listTemplateVarilableDetails(id)).results.map(({ user_name }) => user_name)).toEqual(["u", "v"]);
  });

  test("keeps unknown status values, ignores unknown fields and tolerates missing optional ones", async () => {
    const body = { ...template, flow_status: "Paused", review_desc: null, extra: 1 };
    const { sms } = await clientOf(() => ({ body }));
    await expect(sms.showTemplate(id)).resolves.toEqual({ ...template, flow_status: "Paused" });
  });

  test("what is not there is not_found, at the first try", async () => {
    const { sms, requests } = await clientOf(() => refusal("MSGSMS.0009", 404));
    const error = await errorOf(sms.showTemplate(id));
    expect(error).toMatchObject({ meaning: "not_found", code: "MSGSMS.0009", status: 404, requestId: "r-1", sent: "yes" });
    expect(error.message).toBe(
      "Huawei SMS: ShowTemplate failed: words (HTTP 404, code MSGSMS.0009, request id r-1). Check the id, the project and the region.",
    );
    expect(requests).toHaveLength(1);
  });

  test.each([200, 204])("a deletion is done with status %i and no words", async (status) => {
    const { sms } = await clientOf(() => ({ status }));
    await expect(sms.deleteTemplate(id)).resolves.toBeUndefined();
    await expect(sms.deleteSignature(id)).resolves.toBeUndefined();
  });

  test("a page with status 200 is no success of a change", async () => {
    const { sms } = await clientOf(() => ({ body: "<html>sign in to the network</html>" }));
    expect(await errorOf(sms.deleteTemplate(id))).toMatchObject({ meaning: "unavailable", sent: "unknown" });
  });

  test("of a batch of deletions the failures are told", async () => {
    const failed = { id: "2", error_msg: "Message Template Info does not EXIST" };
    const { sms } = await clientOf(() => ({
      body: { success_count: 1, success_ids: ["1"], failed_count: 1, failed_template_list: [failed] },
    }));
    await expect(sms.deleteTemplates(["1", "2"])).resolves.toMatchObject({ success_ids: ["1"], failed_template_list: [failed] });
  });

  test.each([0, 51])("a batch of %i deletions is none", async (count) => {
    const { sms, requests } = await clientOf(() => ({}));
    const error = await errorOf(sms.deleteTemplates(Array.from({ length: count }, (_, n) => String(n))));
    expect(error.message).toContain(`there are ${count} ids; one call takes 1 to 50`);
    expect(requests).toHaveLength(0);
  });

  test("an id never reaches another object's path", async () => {
    const { sms, requests } = await clientOf(() => ({}));
    for (const bad of ["", " ", ".", "..", "a/b", "../templates/x", "a\\b", "a\nb", "\ud800"]) {
      expect(await errorOf(sms.deleteSignature(bad))).toMatchObject({ meaning: "invalid", sent: "no" });
    }
    expect(requests).toHaveLength(0);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1 }), async (any) => {
        requests.length = 0;
        await sms.enableSignature(any).catch(() => undefined);
        for (const { path } of requests) expect(path).toBe(`/v2/${projectId}/msgsms/signatures/${any}/active`);
      }),
      { numRuns: 50 },
    );
  });

  test("abort ends the call at once and says that it may have taken effect", async () => {
    const { sms, started } = await clientOf(() => "hang");
    const stop = new AbortController();
    const call = sms.updateTemplate(id, newTemplate, { signal: stop.signal });
    const settled = expect(call).rejects.toMatchObject({ name: "AbortError", sent: "unknown", call: "UpdateTemplate" });
    await started.arrived(1);
    stop.abort();
    await settled;
  });
});

describe("what others see", () => {
  test("counters tell calls, tries and answers by name, the call for a token included", async () => {
    const counters = createCounters();
    const byPassword = { ...userPassword, accessKey: undefined, secretKey: undefined, securityToken: undefined, counters };
    const replies: Reaction[] = [issued("t"), { status: 503 }, "drop", {}, {}];
    const { sms } = await clientOf((_, index) => replies[index] ?? {}, byPassword);
    await sms.deleteTemplate(id);
    await sms.deleteTemplate(id);
    expect(counters.snapshot()).toEqual({
      getToken: { calls: 1, tries: 1, answers: { 201: 1 }, unanswered: 0 },
      DeleteTemplate: { calls: 2, tries: 4, answers: { 200: 2, 503: 1 }, unanswered: 1 },
    });
  });

  test("no secret, token or file content appears in a log, an error or the client itself", async () => {
    const events: LogEvent[] = [];
    const token = "MIIEXAMPLETOKENOFTHEPROJECT";
    const file = Buffer.alloc(300, "proof");
    // A platform that quotes everything it was sent, and the secrets behind it.
    const echo =
      (secrets: readonly string[]) =>
      (request: Recorded, index: number): Reaction => {
        if (request.path === "/v3/auth/tokens" && index === 0) return issued(token);
        const words = `${JSON.stringify(request.headers)} ${request.text} ${secrets.join(" ")}`;
        return {
          status: 400,
          headers: { "x-request-id": secrets[0] ?? "" },
          body: { error_code: secrets[0], error_msg: words.slice(-400) },
        };
      };
    const log = (event: LogEvent) => events.push(event);
    const byPassword = { ...userPassword, accessKey: undefined, secretKey: undefined, securityToken: undefined, log };
    const manager = await clientOf(echo([userPassword.userPassword]), byPassword);
    const sender = await clientOf(echo([accessKey.secretKey, app.appSecret]), { log });
    const seen = [];
    for (const call of [
      () => manager.sms.uploadSignatureFile({ file, file_name: "proof.png" }),
      () => manager.sms.getToken(),
      () => sender.sms.createTemplate(newTemplate),
      () => sender.sms.batchSendSms({ to: ["+8613800138000"], templateId: "t" }),
    ]) {
      const error = await errorOf(call());
      seen.push(inspect(error, { depth: 10, showHidden: true }), JSON.stringify(error), error.stack);
    }
    for (const { sms } of [manager, sender]) seen.push(inspect(sms, { showHidden: true, depth: 10 }));
    seen.push(JSON.stringify(events));
    expect(events.length).toBeGreaterThan(3);
    for (const text of seen) {
      for (const secret of [token, accessKey.secretKey, userPassword.userPassword, app.appSecret]) expect(text).not.toContain(secret);
      expect(text).not.toMatch(/[0-9a-f]{64}/);
      expect(text).not.toContain("proofproof");
    }
  });
});
