/** What the platform never tells: left out for objects that are there already, demanded where something is sent. */
import { signature } from "../../src/clouds/tencent/signature/resource";
import { template } from "../../src/clouds/tencent/template/resource";
import { importedState, lintObject, type ObjectState } from "../../src/reconcile";
import type { Resource, Values } from "../../src/schema";
import {
  type Account,
  bring,
  configOf,
  errorsOf,
  jpeg,
  plan,
  refreshed,
  signatureConfig,
  templateConfig,
  tencentAccounts,
  warningsOf,
} from "../support/accounts/tencent-account";

const open = tencentAccounts();

interface Case {
  readonly noun: string;
  readonly resource: Resource;
  /** As much as the platform tells. */
  readonly told: Values;
  readonly untold: Values;
  /** Another value of the one that is filled in first. */
  readonly corrected: Values;
  readonly changed: Values;
}

const { sign_type, document_type, sign_purpose, proof_image_file, ...toldSignature } = signatureConfig;
const { sms_type, remark, ...toldTemplate } = templateConfig;

const cases: readonly Case[] = [
  {
    noun: "signature",
    resource: signature,
    told: { ...toldSignature, deletion_protection: false },
    untold: { sign_type, document_type, sign_purpose, proof_image_file },
    corrected: { sign_type: 1, document_type: 4 },
    changed: { sign_name: "云杉优选" },
  },
  {
    noun: "template",
    resource: template,
    told: toldTemplate,
    untold: { sms_type, remark },
    corrected: { sms_type: 2 },
    changed: { template_content: "您的登录验证码是{1}。" },
  },
];

const writesOf = (account: Account) => account.sent().filter((call) => !call.startsWith("Describe"));

/** An object that the account has already, approved, imported with what the platform tells alone. */
async function adopted({ resource, told }: Case) {
  const account = await open();
  const { id } = account.emulator.admin.create(
    { platform: "tencent", kind: `${resource.noun}s` },
    resource === signature
      ? { signName: signatureConfig.sign_name, qualificationId: signatureConfig.qualification_id }
      : { templateName: templateConfig.template_name, templateContent: templateConfig.template_content },
  );
  const imported = await refreshed(resource, account, importedState(resource, `0/${String(id)}`));
  const state = await bring(resource, account, told, imported);
  return { account, state };
}

const now = (resource: Resource, account: Account, state: ObjectState) => refreshed(resource, account, state);

describe.each(cases)("what the platform never tells of a $noun", (given) => {
  const { noun, resource, told, untold, corrected, changed } = given;
  const [name = ""] = Object.keys(untold);

  test("is left out for one that is there already: nothing is sent, and the next plan is clean", async () => {
    const { account, state } = await adopted(given);
    expect(state.values).toMatchObject({ usable: true, [name]: null });
    expect(await plan(resource, account, await now(resource, account, state), told)).toMatchObject({ action: "none", diagnostics: [] });
    expect(writesOf(account)).toEqual([]);
  });

  test("is recorded and not sent when it is filled in, however late, one by one", async () => {
    const { account, state: bare } = await adopted(given);
    let state = bare;
    let config = told;
    for (const each of Object.keys(untold)) {
      state = await now(resource, account, await bring(resource, account, config, await now(resource, account, state)));
      config = { ...config, [each]: untold[each] ?? null };
      expect(await plan(resource, account, state, config)).toMatchObject({ action: "update", sends: false });
      state = await bring(resource, account, config, state);
      expect(state.values[each]).toBe(untold[each]);
    }
    expect(await plan(resource, account, await now(resource, account, state), config)).toMatchObject({ action: "none", diagnostics: [] });
    expect(writesOf(account)).toEqual([]);
  });

  test("is recorded even where nothing is remembered beside the attributes", async () => {
    const { account, state } = await adopted(given);
    const forgetful = { ...state, private: {} };
    expect(await plan(resource, account, forgetful, { ...told, ...untold })).toMatchObject({ action: "update", sends: false });
  });

  test("is a change like any other once it is recorded", async () => {
    const { account, state } = await adopted(given);
    const recorded = await bring(resource, account, { ...told, ...untold }, state);
    const planned = await plan(resource, account, await now(resource, account, recorded), { ...told, ...untold, ...corrected });
    expect(planned).toMatchObject({ action: "replace", reason: `an approved ${noun} cannot be changed` });
  });

  test("may be left out again: that is recorded, told and not sent", async () => {
    const { account, state } = await adopted(given);
    const recorded = await bring(resource, account, { ...told, ...untold }, state);
    const planned = await plan(resource, account, await now(resource, account, recorded), told);
    expect(planned).toMatchObject({ action: "update", sends: false });
    expect(warningsOf(planned.diagnostics)).toMatchObject([{ summary: expect.stringContaining("recorded, nothing is sent") }]);
    const dropped = await bring(resource, account, told, recorded);
    expect(dropped.values).toMatchObject(Object.fromEntries(Object.keys(untold).map((each) => [each, null])));
    expect(writesOf(account)).toEqual([]);
  });

  test("is demanded for a create, each by its name", async () => {
    const account = await open();
    const problems = errorsOf((await plan(resource, account, null, told)).diagnostics);
    expect(problems.map(({ path }) => path)).toEqual(Object.keys(untold).map((each) => [each]));
    expect(problems[0]).toMatchObject({
      summary: expect.stringMatching(new RegExp(`^${noun} ".*" needs ${name} to be created$`, "i")),
      detail: expect.stringContaining("The platform never tells it"),
    });
  });

  test("is demanded for the successor of a replacement", async () => {
    const { account, state } = await adopted(given);
    const wanted = { ...told, ...changed };
    expect(await plan(resource, account, state, wanted)).toMatchObject({ action: "replace" });
    expect(errorsOf((await plan(resource, account, null, wanted)).diagnostics)).toHaveLength(Object.keys(untold).length);
  });

  test("is demanded for a change that is sent, and sent with it", async () => {
    const { account, state } = await adopted(given);
    account.emulator.admin.reject({ platform: "tencent", kind: `${noun}s`, id: String(state.values.id) }, "用途不明");
    const rejected = await now(resource, account, state);
    const bare = await plan(resource, account, rejected, { ...told, ...changed });
    expect(errorsOf(bare.diagnostics).map(({ summary }) => summary)).toEqual(
      Object.keys(untold).map((each) => expect.stringContaining(`needs ${each} to be changed`)),
    );
    const after = await bring(resource, account, { ...told, ...changed, ...untold }, rejected);
    expect(after.values).toMatchObject({ ...changed, ...untold, status: "1" });
    expect(writesOf(account)).toHaveLength(1);
  });

  test("is a warning of lint, which does not see what is there already", async () => {
    const linted = await lintObject(resource, {
      config: configOf(resource, told),
      sensitive: new Set(),
      rules: { platform: "tencent", levels: {} },
      files: { read: async () => jpeg("proof") },
    });
    expect(errorsOf(linted.diagnostics)).toEqual([]);
    expect(warningsOf(linted.diagnostics)).toEqual(
      expect.arrayContaining([expect.objectContaining({ summary: expect.stringContaining(`needs ${name} to be created`) })]),
    );
  });
});
