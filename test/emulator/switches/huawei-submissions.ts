/** Applications, files and signatures. */
import { createClock, type Emulator, type EmulatorOptions } from "../../../src/emulator";
import type { submissionSwitches } from "../../../src/emulator/huawei/switches/submissions";
import { call, codeOf, newApp, newStack, ref, signatureBody, templateBody } from "../huawei-caller";
import type { Cases } from "./cases";

const noon = Date.UTC(2026, 1, 6, 12);
const manual = (): EmulatorOptions => ({ review: "manual", clock: createClock({ offsetMs: 0, frozenAt: noon }) });
const automatic = (): EmulatorOptions => ({ reviewDelayMs: 1000, clock: createClock({ offsetMs: 0, frozenAt: noon }) });

const show = async (emulator: Emulator, kind: string, id: string) => (await call(emulator, "GET", `${kind}/${id}`)).body;
type Stack = Awaited<ReturnType<typeof newStack>>;
/** A PUT of a template as it was made, but for the changes. */
const put = (emulator: Emulator, { app, signature, template }: Stack, changes: object = {}) =>
  call(emulator, "PUT", `templates/${template}`, { body: { ...templateBody, app_id: app, sign_id: signature, ...changes } });
const statusOf = async (emulator: Emulator, { template }: Stack) => (await show(emulator, "templates", template)).flow_status;

export const submissionCases: Cases<typeof submissionSwitches> = {
  "huawei.app-creation": {
    options: automatic,
    observe: async (emulator) => {
      const id = await newApp(emulator);
      const before = (await show(emulator, "apps", id)).status;
      emulator.admin.setClock({ advanceMs: 1000 });
      return [before, (await show(emulator, "apps", id)).status];
    },
    expected: { "at-once": ["LAUNCHED", "LAUNCHED"], later: ["CREATED", "LAUNCHED"] },
  },
  "huawei.intl-channel-num": {
    observe: async (emulator) => "intl_channel_num" in (await show(emulator, "apps", await newApp(emulator))),
    expected: { present: true, absent: false },
  },
  "huawei.upload-answer": {
    observe: async (emulator) => {
      const { body } = await call(emulator, "POST", "upload-files", {
        headers: { "content-type": "multipart/form-data; boundary=x" },
        body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\ndata\r\n--x--\r\n',
      });
      return Object.keys(body).length;
    },
    expected: { "file-id": 1, all: 8 },
  },
  "huawei.help-page-limits": {
    observe: async (emulator) => {
      const { app, signature } = await newStack(emulator);
      const post = async (kind: string, body: object) => (await call(emulator, "POST", kind, { body })).status;
      const content = { ...templateBody, app_id: app, sign_id: signature, variable_attributes: [] };
      const file = Buffer.concat([
        Buffer.from('--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'),
        Buffer.alloc(2 * 1024 * 1024 + 1),
        Buffer.from("\r\n--x--"),
      ]);
      const headers = { "content-type": "multipart/form-data; boundary=x" };
      return [
        await post("apps", { app_name: "a".repeat(65), region: "cn" }),
        await post("signatures", { ...signatureBody, app_id: app, signature_name: "12" }),
        await post("templates", { ...content, template_content: "长".repeat(501) }),
        await post("templates", { ...content, template_content: "长".repeat(500) }),
        (await call(emulator, "POST", "upload-files", { headers, body: file })).status,
      ];
    },
    expected: { off: [200, 200, 200, 200, 200], on: [400, 400, 400, 200, 400] },
  },
  "huawei.put-omitted": {
    options: manual,
    observe: async (emulator) => {
      const stack = await newStack(emulator);
      const fields = { enterprise_project_id: "7", up_link_addr: "http://example.com/" };
      await call(emulator, "PUT", `apps/${stack.app}`, { body: { app_name: "a", region: "cn", ...fields } });
      await call(emulator, "PUT", `apps/${stack.app}`, { body: { app_name: "a", region: "cn" } });
      emulator.admin.edit(ref("signatures", stack.signature), { status: "REVIEW_NOT_PASS", applyDesc: "why" });
      await call(emulator, "PUT", `signatures/${stack.signature}`, { body: { ...signatureBody, app_id: stack.app } });
      emulator.admin.edit(ref("templates", stack.template), { status: "Reject", templateDesc: "what for" });
      await put(emulator, stack);
      const app = await show(emulator, "apps", stack.app);
      return [
        app.enterprise_project_id,
        app.up_link_addr,
        (await show(emulator, "signatures", stack.signature)).apply_desc,
        (await show(emulator, "templates", stack.template)).template_desc,
      ];
    },
    expected: { keep: ["7", "http://example.com/", "why", "what for"], clear: ["0", undefined, undefined, undefined] },
  },
  "huawei.put-fixed": {
    observe: async (emulator) => {
      const id = await newApp(emulator);
      const { status } = await call(emulator, "PUT", `apps/${id}`, { body: { app_name: "a", region: "intl" } });
      return [status, (await show(emulator, "apps", id)).region];
    },
    expected: { ignored: [200, "cn"], refused: [400, "cn"], changes: [200, "intl"] },
  },
  "huawei.update-time": {
    options: automatic,
    observe: async (emulator) => {
      const { signature } = await newStack(emulator);
      emulator.admin.setClock({ advanceMs: 60_000 });
      return (await show(emulator, "signatures", signature)).update_time;
    },
    expected: { edits: "2026-02-06 12:00:00", "every-change": "2026-02-06 12:00:01" },
  },
  "huawei.update-time-of-variables": {
    options: manual,
    observe: async (emulator) => {
      const stack = await newStack(emulator);
      emulator.admin.edit(ref("templates", stack.template), { status: "Reject" });
      emulator.admin.setClock({ advanceMs: 60_000 });
      const [first, second] = templateBody.variable_attributes;
      await put(emulator, stack, { variable_attributes: [{ ...first, variable_type: "MONEY" }, second] });
      const time = (await show(emulator, "templates", stack.template)).update_time;
      emulator.admin.edit(ref("templates", stack.template), { status: "Reject" });
      emulator.admin.setClock({ advanceMs: 60_000 });
      await put(emulator, stack, { template_name: "other" });
      return [time, (await show(emulator, "templates", stack.template)).update_time];
    },
    expected: { follows: ["2026-02-06 12:01:00", "2026-02-06 12:02:00"], stays: ["2026-02-06 12:00:00", "2026-02-06 12:02:00"] },
  },
  "huawei.qualification": {
    observe: async (emulator) => {
      const app_id = await newApp(emulator);
      return codeOf(await call(emulator, "POST", "signatures", { body: { ...signatureBody, app_id, qualification_id: undefined } }));
    },
    expected: { reviewed: [200, null], required: [400, "MSGSMS.0002"] },
  },
  "huawei.signature-stages": {
    options: automatic,
    observe: async (emulator) => {
      const { signature } = await newStack(emulator);
      emulator.admin.setClock({ advanceMs: 1000 });
      const first = (await show(emulator, "signatures", signature)).status;
      emulator.admin.setClock({ advanceMs: 3000 });
      return [first, (await show(emulator, "signatures", signature)).status];
    },
    expected: {
      one: ["REVIEW_PROCESSING_COMPLETED", "REVIEW_PROCESSING_COMPLETED"],
      all: ["PROCESSING", "REVIEW_PROCESSING_COMPLETED"],
    },
  },
  "huawei.real-name-registration": {
    options: manual,
    observe: async (emulator) => {
      const stack = await newStack(emulator);
      emulator.admin.edit(ref("signatures", stack.signature), { status: "REAL_NAME_REGISTRATING" });
      return ["channel_num" in (await show(emulator, "signatures", stack.signature)), await statusOf(emulator, stack)];
    },
    expected: { "cannot-send": [false, "SignReviewing"], "can-send": [true, "Reviewing"] },
  },
  "huawei.signature-id": {
    options: manual,
    observe: async (emulator) => {
      const { app, signature } = await newStack(emulator);
      const { signature_id } = await show(emulator, "signatures", signature);
      emulator.admin.reject(ref("signatures", signature));
      const { body } = await call(emulator, "PUT", `signatures/${signature}`, { body: { ...signatureBody, app_id: app } });
      return body.signature_id === signature_id;
    },
    expected: { kept: true, renewed: false },
  },
  "huawei.channel-num": {
    options: manual,
    observe: async (emulator) => "channel_num" in (await show(emulator, "signatures", (await newStack(emulator)).signature)),
    expected: { "once-approved": false, always: true },
  },
  "huawei.template-id": {
    options: manual,
    observe: async (emulator) => "template_id" in (await show(emulator, "templates", (await newStack(emulator)).template)),
    expected: { "once-approved": false, always: true },
  },
  "huawei.activation-answer": {
    options: manual,
    observe: async (emulator) => {
      const { signature } = await newStack(emulator);
      emulator.admin.deprecate(ref("signatures", signature));
      return Object.keys((await call(emulator, "PUT", `signatures/${signature}/active`)).body);
    },
    expected: { empty: [], signature: ["id", "signature_id", "signature_name"] },
  },
  "huawei.deleted-signature": {
    options: manual,
    observe: async (emulator) => {
      const { signature, template } = await newStack(emulator);
      await call(emulator, "DELETE", `signatures/${signature}`);
      return (await call(emulator, "GET", `templates/${template}`)).status;
    },
    expected: { "with-templates": 404, alone: 200 },
  },
  "huawei.show-template": {
    options: manual,
    observe: async (emulator) => {
      const { template } = await newStack(emulator);
      const { flow_status, flow_statuses, urge_status, urge_statuses, universal_template } = await show(emulator, "templates", template);
      return [flow_status, flow_statuses, urge_status, urge_statuses, universal_template];
    },
    expected: { example: ["SignReviewing", undefined, "NO", undefined, 0], table: [undefined, "SignReviewing", undefined, "NO", "0"] },
  },
  "huawei.send-country": {
    observe: async (emulator) => {
      const app_id = await newApp(emulator);
      await call(emulator, "POST", "templates", { body: { ...templateBody, app_id, region: "intl", send_country: [7] } });
      const { results } = (await call(emulator, "GET", "templates")).body;
      const [listed] = Array.isArray(results) ? results : [];
      const shown = await show(emulator, "templates", listed.id);
      return [listed.send_country_1, listed.send_country1, shown.send_country1];
    },
    expected: { "by-call": [7, undefined, 7], send_country1: [undefined, 7, 7] },
  },
  "huawei.urge-status": {
    observe: async (emulator) => (await show(emulator, "templates", (await newStack(emulator)).template)).urge_status,
    expected: { NO: "NO", No: "No" },
  },
  "huawei.variable-user-name": {
    observe: async (emulator) => {
      const { results } = await show(emulator, "templates", `${(await newStack(emulator)).template}/varilable`);
      const [{ User_name, user_name }] = Array.isArray(results) ? results : [];
      return [User_name, user_name];
    },
    expected: { absent: [undefined, undefined], User_name: ["emulator", undefined], user_name: [undefined, "emulator"] },
  },
  "huawei.variable-url": {
    observe: async (emulator) => {
      const { app, signature } = await newStack(emulator);
      const variable_attributes = [{ variable_index: 1, variable_type: "URL" }];
      const body = { ...templateBody, app_id: app, sign_id: signature, template_content: "${1}", variable_attributes };
      return codeOf(await call(emulator, "POST", "templates", { body }));
    },
    expected: { refused: [400, "MSGSMS.0151"], accepted: [200, null] },
  },
  "huawei.template-type": {
    observe: async (emulator) => {
      const { app, signature } = await newStack(emulator);
      const body = { ...templateBody, app_id: app, sign_id: signature, template_type: "PROMOTION_TYPE" };
      const { id } = (await call(emulator, "POST", "templates", { body })).body;
      return (await show(emulator, "templates", String(id))).template_type;
    },
    expected: { "of-signature": "NOTIFY_TYPE", "as-sent": "PROMOTION_TYPE" },
  },
  "huawei.sign-id": {
    observe: async (emulator) =>
      codeOf(await call(emulator, "POST", "templates", { body: { ...templateBody, app_id: await newApp(emulator) } })),
    expected: { required: [400, "MSGSMS.0012"], optional: [200, null] },
  },
  "huawei.shown-sign-id": {
    observe: async (emulator) => {
      const { signature, template } = await newStack(emulator);
      const { signature_id } = await show(emulator, "signatures", signature);
      const { sign_id } = await show(emulator, "templates", template);
      return [sign_id === signature, sign_id === signature_id];
    },
    expected: { "primary-key": [true, false], "signature-id": [false, true] },
  },
  "huawei.template-region": {
    observe: async (emulator) =>
      codeOf(await call(emulator, "POST", "templates", { body: { ...templateBody, region: "intl", app_id: await newApp(emulator) } })),
    expected: { any: [200, null], "of-app": [400, "MSGSMS.0104"] },
  },
  "huawei.duplicate-template": {
    observe: async (emulator) => {
      const { app, signature } = await newStack(emulator);
      return codeOf(await call(emulator, "POST", "templates", { body: { ...templateBody, app_id: app, sign_id: signature } }));
    },
    expected: { allowed: [200, null], refused: [400, "MSGSMS.0008"] },
  },
  "huawei.create-flow-status": {
    options: manual,
    observe: async (emulator) => {
      const { app, signature } = await newStack(emulator);
      const body = { ...templateBody, app_id: app, sign_id: signature, flow_status: "Pending" };
      const { id } = (await call(emulator, "POST", "templates", { body })).body;
      return (await show(emulator, "templates", String(id))).flow_status;
    },
    expected: { ignored: "SignReviewing", honoured: "Pending" },
  },
  "huawei.template-commands": {
    options: manual,
    observe: async (emulator) => {
      const stack = await newStack(emulator);
      const withdrawn = codeOf(await put(emulator, stack, { flow_status: "Pending" }));
      emulator.admin.edit(ref("templates", stack.template), { status: "Adopted" });
      await put(emulator, stack, { flow_status: "Disable" });
      return [withdrawn, await statusOf(emulator, stack)];
    },
    expected: { inferred: [[200, null], "Disable"], ignored: [[400, "MSGSMS.0134"], "Adopted"] },
  },
  "huawei.command-content": {
    options: manual,
    observe: async (emulator) => {
      const stack = await newStack(emulator);
      await put(emulator, stack, { flow_status: "Pending", template_name: "other" });
      return (await show(emulator, "templates", stack.template)).template_name;
    },
    expected: { ignored: templateBody.template_name, kept: "other" },
  },
  "huawei.template-edit": {
    options: manual,
    observe: async (emulator) => {
      const stack = await newStack(emulator);
      emulator.admin.edit(ref("templates", stack.template), { status: "Reject" });
      await put(emulator, stack);
      const edited = await statusOf(emulator, stack);
      if (edited === "Pending") await put(emulator, stack, { flow_status: "Reviewing" });
      return [edited, await statusOf(emulator, stack)];
    },
    expected: { resubmits: ["SignReviewing", "SignReviewing"], waits: ["Pending", "SignReviewing"] },
  },
  "huawei.withdraw-states": {
    options: manual,
    observe: async (emulator) => {
      const stack = await newStack(emulator);
      emulator.admin.abort(ref("templates", stack.template));
      return codeOf(await put(emulator, stack, { flow_status: "Pending" }));
    },
    expected: { reviewing: [400, "MSGSMS.0186"], "pending-too": [200, null] },
  },
  "huawei.locked-template": {
    options: manual,
    observe: async (emulator) => codeOf(await put(emulator, await newStack(emulator))),
    expected: { "MSGSMS.0134": [400, "MSGSMS.0134"], "MSGSMS.0010": [400, "MSGSMS.0010"] },
  },
  "huawei.template-delete-states": {
    options: manual,
    observe: async (emulator) => {
      const { template } = await newStack(emulator);
      const { failed_count } = (await call(emulator, "POST", "templates/batch-delete", { body: { ids: [template] } })).body;
      return failed_count;
    },
    expected: { any: 0, "not-under-review": 1 },
  },
  "huawei.repeated-ids": {
    observe: async (emulator) => {
      const { template } = await newStack(emulator);
      const { status, body } = await call(emulator, "POST", "templates/batch-delete", { body: { ids: [template, template] } });
      return [status, body.success_count, body.failed_count];
    },
    expected: { once: [200, 1, 0], refused: [400, undefined, undefined] },
  },
};
