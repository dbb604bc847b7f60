/** Signatures and templates. */
import type { Emulator, EmulatorOptions } from "../../../src/emulator";
import type { submissionSwitches } from "../../../src/emulator/tencent/switches/submissions";
import { clockAt, minuteMs, noon } from "../sending";
import {
  call,
  newSign,
  newTemplate,
  signBody,
  signRef,
  signRows,
  templateBody,
  templateRef,
  templateRows,
  unhurried,
} from "../tencent-caller";
import type { Cases } from "./cases";

const manual = (): EmulatorOptions => ({ ...unhurried, review: "manual", clock: clockAt(noon) });
const reviewed = (): EmulatorOptions => ({ ...unhurried, clock: clockAt(noon), reviewDelayMs: 0 });

const addSign = async (emulator: Emulator, changes: object = {}) => (await call(emulator, "AddSmsSign", { ...signBody, ...changes })).code;
const addTemplate = async (emulator: Emulator, changes: object = {}) =>
  (await call(emulator, "AddSmsTemplate", { ...templateBody, ...changes })).code;

/** Code of the refusal, or the status after the review. */
async function fateOf(emulator: Emulator, changes: object): Promise<unknown> {
  const reply = await call(emulator, "AddSmsSign", { ...signBody, ...changes });
  if (reply.code !== undefined) return reply.code;
  const { SignId } = reply.response.AddSignStatus as { SignId: number };
  return (await signRows(emulator, [String(SignId)]))[0]?.StatusCode;
}

async function modifySign(emulator: Emulator, id: string, changes: object = {}): Promise<string | undefined> {
  return (await call(emulator, "ModifySmsSign", { SignId: Number(id), ...signBody, ...changes })).code;
}

export const submissionCases: Cases<typeof submissionSwitches> = {
  "tencent.ids": {
    options: manual,
    observe: async (emulator) => Number.isSafeInteger(Number(await newSign(emulator))),
    expected: { usual: true, "64-bit": false },
  },
  "tencent.effective-stage": {
    options: () => ({ ...unhurried, clock: clockAt(noon), reviewDelayMs: minuteMs }),
    observe: async (emulator) => {
      const id = await newSign(emulator);
      const seen: unknown[] = [];
      for (const wait of [0, minuteMs, minuteMs]) {
        emulator.admin.setClock({ advanceMs: wait });
        seen.push((await signRows(emulator, [id]))[0]?.StatusCode);
      }
      return seen;
    },
    expected: { off: [1, 0, 0], on: [1, 2, 0] },
  },
  "tencent.unknown-id-delete": {
    options: manual,
    observe: async (emulator) => [
      (await call(emulator, "DeleteSmsSign", { SignId: 7 })).code,
      (await call(emulator, "DeleteSmsTemplate", { TemplateId: 7 })).code,
    ],
    expected: {
      "not-exist": ["FailedOperation.SignIdNotExist", "FailedOperation.TemplateIdNotExist"],
      missing: ["FailedOperation.MissingSignatureToModify", "FailedOperation.MissingTemplateToModify"],
    },
  },
  "tencent.modify-held": {
    options: manual,
    observe: async (emulator) => {
      const id = await newSign(emulator);
      emulator.admin.hold(signRef(id));
      return modifySign(emulator, id);
    },
    expected: { refuse: "InvalidParameterValue.SignAlreadyPassedCheck", allow: undefined },
  },
  "tencent.modify-create-time": {
    options: manual,
    observe: async (emulator) => {
      const id = await newSign(emulator);
      emulator.admin.setClock({ advanceMs: minuteMs });
      await modifySign(emulator, id);
      return Number((await signRows(emulator, [id]))[0]?.CreateTime) - noon / 1000;
    },
    expected: { kept: 0, renewed: 60 },
  },
  "tencent.rejected-sign-name": {
    options: manual,
    observe: async (emulator) => {
      emulator.admin.reject(signRef(await newSign(emulator)));
      return addSign(emulator);
    },
    expected: { free: undefined, taken: "InvalidParameterValue.SignExistAndUnapproved" },
  },
  "tencent.other-class": {
    options: manual,
    observe: async (emulator) => {
      const [home, abroad] = [await newSign(emulator), await newSign(emulator, { International: 1 })];
      const template = await newTemplate(emulator);
      return [(await signRows(emulator, [home, abroad])).length, (await templateRows(emulator, [template], 1)).length];
    },
    expected: { "leave-out": [1, 0], return: [2, 1] },
  },
  "tencent.row-order": {
    options: manual,
    observe: async (emulator) => {
      await newSign(emulator);
      const ids = [await newTemplate(emulator), await newTemplate(emulator), await newTemplate(emulator)];
      const [one = "", two = "", three = ""] = ids;
      const { response } = await call(emulator, "DescribeSmsTemplateList", { International: 0, Limit: 100 });
      const places = (rows: unknown) => (rows as { TemplateId: number }[]).map(({ TemplateId }) => ids.indexOf(String(TemplateId)) + 1);
      return [places(await templateRows(emulator, [two, three, one])), places(response.DescribeTemplateStatusSet)];
    },
    expected: {
      asked: [
        [2, 3, 1],
        [1, 2, 3],
      ],
      ascending: [
        [1, 2, 3],
        [1, 2, 3],
      ],
      descending: [
        [3, 2, 1],
        [3, 2, 1],
      ],
    },
  },
  "tencent.list-limit-zero": {
    options: manual,
    observe: async (emulator) => {
      await newSign(emulator);
      await newTemplate(emulator);
      const counts: unknown[] = [];
      for (const page of [{}, { Limit: 0 }]) {
        const { response } = await call(emulator, "DescribeSmsTemplateList", { International: 0, ...page });
        counts.push((response.DescribeTemplateStatusSet as unknown[]).length);
      }
      return counts;
    },
    expected: { empty: [0, 0], "100": [1, 1] },
  },
  "tencent.sub-account-by-id": {
    options: () => ({ ...manual(), credentials: { main: { secret: "s" }, helper: { secret: "s", subAccountOf: "main" } } }),
    observe: async (emulator) =>
      (await call(emulator, "DescribeSmsTemplateList", { International: 0, TemplateIdSet: [7] }, { key: { id: "helper", secret: "s" } }))
        .code,
    expected: { allow: undefined, refuse: "FailedOperation.ProhibitSubAccountUse" },
  },
  "tencent.qualification-fields": {
    options: manual,
    observe: async (emulator) => Object.keys((await signRows(emulator, [await newSign(emulator)]))[0] ?? {}).length,
    expected: { present: 9, absent: 6 },
  },
  "tencent.qualification": {
    options: manual,
    observe: async (emulator) => {
      const id = await newSign(emulator);
      const none = { QualificationId: undefined };
      const modified = await modifySign(emulator, id, none);
      return [await addSign(emulator, { SignName: "另一个", ...none }), modified, (await signRows(emulator, [id]))[0]?.QualificationId];
    },
    expected: {
      add: ["MissingParameter", undefined, 1000001],
      "add-and-modify": ["MissingParameter", "MissingParameter", 1000001],
      optional: [undefined, undefined, 1000001],
    },
  },
  "tencent.document-pair": {
    options: reviewed,
    observe: (emulator) => fateOf(emulator, { SignType: 0, DocumentType: 7 }),
    expected: { review: -1, refuse: "InvalidParameterValue.InvalidDocumentType" },
  },
  "tencent.sign-name": {
    options: reviewed,
    observe: (emulator) => fateOf(emulator, { SignName: "【腾讯】" }),
    expected: { review: -1, refuse: "InvalidParameterValue" },
  },
  "tencent.international-sign-name": {
    options: reviewed,
    observe: (emulator) => addSign(emulator, { International: 1, SignName: "A very long name" }),
    expected: { "same-rule": "InvalidParameterValue.SignNameLengthTooLong", any: undefined },
  },
  "tencent.commission-image": {
    options: reviewed,
    observe: (emulator) => fateOf(emulator, { SignPurpose: 1 }),
    expected: { refuse: "MissingParameter", review: -1 },
  },
  "tencent.empty-image": {
    options: manual,
    observe: async (emulator) => {
      const id = await newSign(emulator);
      return [await modifySign(emulator, id, { ProofImage: "" }), await addSign(emulator, { SignName: "另一个", ProofImage: "" })];
    },
    expected: { keep: [undefined, "MissingParameter"], refuse: ["MissingParameter", "MissingParameter"] },
  },
  "tencent.image": {
    options: manual,
    observe: async (emulator) => {
      const codes: unknown[] = [];
      for (const [index, ProofImage] of ["base64", "cHJvb2Y=", "/9j/4A=="].entries()) {
        codes.push(await addSign(emulator, { SignName: `名字${index}`, ProofImage }));
      }
      return codes;
    },
    expected: {
      alphabet: [undefined, undefined, undefined],
      padded: ["InvalidParameterValue.ImageInvalid", undefined, undefined],
      jpeg: ["InvalidParameterValue.ImageInvalid", "InvalidParameterValue.ImageInvalid", undefined],
    },
  },
  "tencent.template-needs-sign": {
    options: manual,
    observe: async (emulator) => {
      const codes = [await addTemplate(emulator)];
      const id = await newSign(emulator);
      codes.push(await addTemplate(emulator));
      emulator.admin.approve(signRef(id));
      return [...codes, await addTemplate(emulator)];
    },
    expected: {
      submitted: ["FailedOperation.MissingSignature", undefined, undefined],
      approved: ["FailedOperation.MissingSignature", "FailedOperation.MissingSignature", undefined],
      no: [undefined, undefined, undefined],
    },
  },
  "tencent.template-variables": {
    options: manual,
    observe: async (emulator) => {
      await newSign(emulator);
      return addTemplate(emulator, { SmsType: 2 });
    },
    expected: { refuse: "InvalidParameterValue.UnsupportedTemplateVariable", allow: undefined },
  },
  "tencent.template-format": {
    options: manual,
    observe: async (emulator) => {
      await newSign(emulator);
      return [await addTemplate(emulator, { TemplateContent: "{code}" }), await addTemplate(emulator, { TemplateContent: "{2}" })];
    },
    expected: {
      checked: ["InvalidParameterValue.InvalidTemplateFormat", "InvalidParameterValue.InvalidTemplateFormat"],
      unchecked: [undefined, undefined],
    },
  },
  "tencent.list-signatures": {
    options: manual,
    observe: async (emulator) => {
      const ids: string[] = [];
      for (let i = 0; i < 12; i++) ids.push(await newSign(emulator, { SignName: `名称${i}` }));
      const asked = async (parameters: object) => {
        const reply = await call(emulator, "DescribeSmsSignList", { International: 0, ...parameters });
        const rows = reply.response.DescribeSignListStatusSet as readonly { readonly SignId: number }[] | undefined;
        return rows ? rows.map(({ SignId }) => ids.indexOf(String(SignId))) : reply.code;
      };
      const pages = [{}, { Limit: 3, Offset: 10 }, { SignIdSet: [] }, { SignIdSet: [Number(ids[4])] }, { Limit: 101 }, { Limit: 0 }];
      return Promise.all(pages.map(asked));
    },
    expected: {
      refuse: ["InvalidParameterValue", "UnknownParameter", "InvalidParameterValue", [4], "UnknownParameter", "UnknownParameter"],
      accept: [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        [10, 11],
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        [4],
        "InvalidParameterValue",
        "InvalidParameterValue",
      ],
    },
  },
  "tencent.unsubscribe": {
    options: manual,
    observe: async (emulator) => {
      await newSign(emulator);
      return addTemplate(emulator, { SmsType: 1, International: 1, TemplateContent: "Sale" });
    },
    expected: { domestic: undefined, all: "InvalidParameterValue.MarketingTemplateWithoutUnsubscribe" },
  },
  "tencent.template-class": {
    options: manual,
    observe: async (emulator) => {
      await newSign(emulator);
      const id = await newTemplate(emulator);
      emulator.admin.approve(templateRef(id));
      return (await templateRows(emulator, [id]))[0]?.International;
    },
    expected: { "as-asked": 0, both: 3 },
  },
};
