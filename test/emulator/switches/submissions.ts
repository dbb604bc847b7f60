/** Signatures, templates, authentication and errors. */
import type { Emulator } from "../../../src/emulator";
import type { submissionSwitches } from "../../../src/emulator/baidu/switches/submissions";
import {
  type CallOptions,
  call,
  getSignature,
  getTemplate,
  newSignature,
  newTemplate,
  signatureBody,
  signaturePath,
  signatureRef,
  templateBody,
  templatePath,
  templateRef,
} from "../caller";
import { type Cases, codeOf } from "./cases";

const { description: _description, ...withoutDescription } = signatureBody;
const { description: _templateDescription, ...templateWithoutDescription } = templateBody;

const putTemplate = (emulator: Emulator, id: string, body: object = templateBody) =>
  call(emulator, "PUT", `${templatePath}/${id}`, { body });
const putSignature = (emulator: Emulator, id: string, body: object = signatureBody) =>
  call(emulator, "PUT", `${signaturePath}/${id}`, { body });
const postTemplate = (emulator: Emulator, options: CallOptions) => call(emulator, "POST", templatePath, { body: templateBody, ...options });

export const submissionCases: Cases<typeof submissionSwitches> = {
  "baidu.not-found": {
    observe: async (emulator) => codeOf(await getTemplate(emulator, "sms-tmpl-AAAAAA00000")),
    expected: { NoSuchKey: [404, "NoSuchKey"], ResourceNotFoundException: [404, "ResourceNotFoundException"] },
  },
  "baidu.approved-template-put": {
    options: () => ({ reviewDelayMs: 0 }),
    observe: async (emulator) => codeOf(await putTemplate(emulator, await newTemplate(emulator))),
    expected: {
      InappropriateJSON: [400, "InappropriateJSON"],
      AccessDenied: [403, "AccessDenied"],
      TemplateAlreadyApproved: [409, "TemplateAlreadyApproved"],
    },
  },
  "baidu.template-put-states": {
    options: () => ({ review: "manual" }),
    observe: async (emulator) => {
      const [submitted, rejected, aborted] = [await newTemplate(emulator), await newTemplate(emulator), await newTemplate(emulator)];
      emulator.admin.reject(templateRef(rejected));
      emulator.admin.abort(templateRef(aborted));
      return Promise.all([submitted, rejected, aborted].map(async (id) => (await putTemplate(emulator, id)).status));
    },
    expected: { "unless-passed": [200, 200, 200], "refused-only": [400, 200, 200] },
  },
  "baidu.template-put-omitted": {
    options: () => ({ review: "manual" }),
    observe: async (emulator) => {
      const id = await newTemplate(emulator);
      await putTemplate(emulator, id, templateWithoutDescription);
      return (await getTemplate(emulator, id)).body.description;
    },
    expected: { keep: templateBody.description, clear: "" },
  },
  "baidu.template-token": {
    observe: async (emulator) => codeOf(await postTemplate(emulator, {})),
    expected: { required: [400, "InappropriateJSON"], optional: [200, null] },
  },
  "baidu.template-needs-signature": {
    observe: async (emulator) => {
      const before = codeOf(await postTemplate(emulator, { query: { clientToken: "before" } }));
      // That it was submitted is enough: neither need it pass nor stay.
      await call(emulator, "DELETE", `${signaturePath}/${await newSignature(emulator)}`);
      return [before, codeOf(await postTemplate(emulator, { query: { clientToken: "after" } }))];
    },
    expected: {
      no: [
        [200, null],
        [200, null],
      ],
      yes: [
        [400, "SignatureRequired"],
        [200, null],
      ],
    },
  },
  "baidu.template-delete": {
    observe: async (emulator) => {
      const id = await newTemplate(emulator);
      const look = async () => {
        const { status, body } = await getTemplate(emulator, id);
        return [status, body.status ?? null];
      };
      const seen = [];
      for (const _ of [1, 2]) {
        seen.push((await call(emulator, "DELETE", `${templatePath}/${id}`)).status, await look());
      }
      return seen;
    },
    expected: { removes: [200, [404, null], 404, [404, null]], deprecates: [200, [200, "DEPRECATED"], 200, [404, null]] },
  },
  "baidu.delete-states": {
    options: () => ({ review: "manual" }),
    observe: async (emulator) => {
      const submitted = await newTemplate(emulator);
      const rejected = await newSignature(emulator);
      const passed = await newTemplate(emulator);
      emulator.admin.reject(signatureRef(rejected));
      emulator.admin.approve(templateRef(passed));
      const paths = [`${templatePath}/${submitted}`, `${signaturePath}/${rejected}`, `${templatePath}/${passed}`];
      return Promise.all(paths.map(async (path) => codeOf(await call(emulator, "DELETE", path))));
    },
    expected: {
      any: [
        [200, null],
        [200, null],
        [200, null],
      ],
      "decided-only": [
        [409, "StatusNotAllowed"],
        [200, null],
        [200, null],
      ],
    },
  },
  "baidu.approved-stage": {
    observe: async (emulator) => {
      emulator.admin.setClock({ frozen: true });
      const id = await newTemplate(emulator);
      const byAdmin = await newSignature(emulator);
      emulator.admin.approve(signatureRef(byAdmin));
      const seen = [];
      for (const advanceMs of [0, 2000, 2000]) {
        emulator.admin.setClock({ advanceMs });
        seen.push((await getTemplate(emulator, id)).body.status, (await getSignature(emulator, byAdmin)).body.status);
      }
      return seen;
    },
    expected: {
      off: ["SUBMITTED", "READY", "READY", "READY", "READY", "READY"],
      on: ["SUBMITTED", "APPROVED", "APPROVED", "READY", "READY", "READY"],
    },
  },
  "baidu.empty-review": {
    options: () => ({ review: "manual" }),
    observe: async (emulator) => {
      const { body } = await getTemplate(emulator, await newTemplate(emulator));
      return "review" in body ? body.review : "absent";
    },
    expected: { empty: "", null: null, absent: "absent" },
  },
  "baidu.dates": {
    observe: async (emulator) => {
      emulator.admin.setClock({ now: "2024-01-02T03:04:05Z", frozen: true });
      const id = await newSignature(emulator);
      emulator.admin.setClock({ advanceMs: 1000 });
      await putSignature(emulator, id);
      const { createDate, updateDate } = (await getSignature(emulator, id)).body;
      return [createDate, updateDate];
    },
    expected: { absent: [undefined, undefined], present: ["2024-01-02T03:04:05Z", "2024-01-02T03:04:06Z"] },
  },
  "baidu.signature-put-status": {
    observe: async (emulator) => {
      emulator.admin.setClock({ frozen: true });
      const id = await newSignature(emulator);
      emulator.admin.approve(signatureRef(id));
      emulator.admin.setReview({ mode: "reject", reply: "no" });
      await putSignature(emulator, id, { ...signatureBody, content: "新的签名" });
      const during = (await getSignature(emulator, id)).body;
      emulator.admin.setClock({ advanceMs: 2000 });
      return [during.content, during.status, (await getSignature(emulator, id)).body.status];
    },
    expected: { submitted: ["新的签名", "SUBMITTED", "REJECTED"], "unchanged-while-ready": ["新的签名", "READY", "REJECTED"] },
  },
  "baidu.signature-put-omitted": {
    observe: async (emulator) => {
      const id = await newSignature(emulator, { signatureFileBase64: "cHJvb2Y=", signatureFileFormat: "png" });
      await putSignature(emulator, id, withoutDescription);
      const { description, proofFile } = emulator.admin.object(signatureRef(id));
      return [description, proofFile === null];
    },
    expected: { keep: [signatureBody.description, false], clear: ["", true] },
  },
  "baidu.signature-get-description": {
    observe: async (emulator) => (await getSignature(emulator, await newSignature(emulator))).body.description,
    expected: { return: signatureBody.description, omit: undefined },
  },
  "baidu.signature-id": {
    observe: async (emulator) => (await newSignature(emulator)).replace(/[A-Za-z]{6}\d{5}$/, "*"),
    expected: { "two-hyphens": "sms-sign-*", "one-hyphen": "sms-sign*" },
  },
  "baidu.duplicate-signature": {
    observe: async (emulator) => {
      await newSignature(emulator);
      return codeOf(await call(emulator, "POST", signaturePath, { body: signatureBody }));
    },
    expected: { allow: [200, null], refuse: [409, "SignatureAlreadyExists"] },
  },
  "baidu.proof-file": {
    observe: async (emulator) => {
      const files = ["test-string-base64encoded", "cHJvb2Y="];
      const post = (signatureFileBase64: string) =>
        call(emulator, "POST", signaturePath, { body: { ...signatureBody, signatureFileBase64, signatureFileFormat: "png" } });
      return Promise.all(files.map(async (file) => (await post(file)).status));
    },
    expected: { "any-text": [200, 200], base64: [400, 200] },
  },
  "baidu.proof-file-size": {
    observe: async (emulator) => {
      const signatureFileBase64 = Buffer.alloc(1_700_000).toString("base64");
      return (await call(emulator, "POST", signaturePath, { body: { ...signatureBody, signatureFileBase64 } })).status;
    },
    expected: { decoded: 200, encoded: 400 },
  },
  "baidu.authentication-status": {
    observe: async (emulator) => [
      (await getTemplate(emulator, "x", { authorization: null })).status,
      (await getTemplate(emulator, "x", { key: { id: "nobody", secret: "x" } })).status,
      (await getTemplate(emulator, "x", { key: { id: "emulator", secret: "x" } })).status,
    ],
    expected: { table: [400, 403, 400], "401": [401, 401, 401] },
  },
  "baidu.throttle-status": {
    observe: async (emulator) => {
      emulator.admin.addFaults({ action: { throttle: true } });
      return codeOf(await getTemplate(emulator, "x"));
    },
    expected: { "429": [429, "RequestLimitExceeded"], "503": [503, "RequestLimitExceeded"] },
  },
};
