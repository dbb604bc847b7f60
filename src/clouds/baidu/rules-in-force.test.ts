/** Rules bind new applications: what they say of objects that are there already. */
import {
  accounts,
  bring,
  errorsOf,
  offline,
  plan,
  png,
  refOf,
  refreshed,
  signatureConfig,
  templateConfig,
} from "../../../test/support/accounts/baidu-account";
import { planObject } from "../../reconcile";
import { type RuleSettings, UNKNOWN } from "../../schema";
import { signature } from "./signature/resource";
import { template } from "./template/resource";

const open = accounts();
const levels = (levels: RuleSettings["levels"] = {}): RuleSettings => ({ platform: "baidu", levels });
const lenient = { rules: levels({ V25: "off", V20: "off" }) };
/** Made before the rules V20 and V25 were. */
const old = { ...templateConfig, content: "您的验证码是${code}，再说一遍：${code}" };
const rulesIn = (diagnostics: readonly { readonly severity: string; readonly summary: string }[]) =>
  diagnostics.flatMap(({ severity, summary }) =>
    /^baidu\.V\d+/.test(summary) ? [`${severity} ${summary.split(",")[0]?.slice("baidu.".length)}`] : [],
  );

async function oldTemplate() {
  const account = await open({}, lenient);
  const state = await bring(template, account, old);
  return { account: { ...account, environment: { ...account.environment, rules: levels() } }, state };
}

test("an attribute that stays as it is, is at most warned about", async () => {
  const { account, state } = await oldTemplate();
  expect(rulesIn((await plan(template, account, state, old)).diagnostics)).toEqual(["warning V20", "warning V25"]);
  const renamed = await plan(template, account, state, { ...old, name: "another name" });
  expect(renamed.action).toBe("update");
  expect(rulesIn(renamed.diagnostics)).toEqual(["warning V20", "warning V25"]);
});

test("nor does a raised level make it an error", async () => {
  const { account, state } = await oldTemplate();
  const environment = { ...account.environment, rules: levels({ V20: "error", V25: "off" }) };
  expect(rulesIn((await plan(template, { environment }, state, old)).diagnostics)).toEqual(["warning V20"]);
});

test("nothing is said of what the platform has approved", async () => {
  const { account, state } = await oldTemplate();
  account.emulator.admin.approve(refOf(template, state));
  const approved = await refreshed(template, account, state);
  expect((await plan(template, account, approved, old)).diagnostics).toEqual([]);
});

test("an attribute that changes is bound by every rule that looks at it", async () => {
  const { account, state } = await oldTemplate();
  const edited = await plan(template, account, state, { ...old, content: `${old.content}。` });
  expect(rulesIn(edited.diagnostics)).toEqual(["error V20", "error V25"]);
  const reclassified = await plan(template, account, state, { ...old, sms_type: "EcVcode" });
  expect(rulesIn(reclassified.diagnostics)).toEqual(["warning V20", "warning V25", "warning V28"]);
  const abroad = await plan(template, account, state, { ...old, country_type: "INTERNATIONAL" });
  expect(rulesIn(abroad.diagnostics)).toEqual(["warning V20", "warning V25", "warning V28"]);
});

test("the successor of what is replaced is a new application", async () => {
  const { account, state } = await oldTemplate();
  account.emulator.admin.approve(refOf(template, state));
  const approved = await refreshed(template, account, state);
  const renamed = { ...old, name: "another name" };
  const replacement = await plan(template, account, approved, renamed);
  expect(replacement.action).toBe("replace");
  expect(rulesIn(replacement.diagnostics)).toEqual([]);
  expect(rulesIn((await plan(template, account, null, renamed)).diagnostics)).toEqual(["error V20", "error V25"]);
});

test("an approved signature that other rules made is left in peace until its text changes", async () => {
  const account = await open({}, { rules: levels({ V02: "off", V03: "off" }) });
  const long = { ...signatureConfig, content: "【百度智能云短信服务有限公司】" };
  const state = await bring(signature, account, long);
  account.emulator.admin.approve(refOf(signature, state));
  const strict = { environment: { ...account.environment, rules: levels() } };
  const approved = await refreshed(signature, account, state);
  expect((await plan(signature, strict, approved, { ...long, description: "another note" })).diagnostics).toMatchObject([
    { severity: "warning", summary: expect.stringContaining("is approved and will be changed") },
  ]);
  const edited = await plan(signature, strict, approved, { ...long, content: "【百度智能云短信服务公司】" });
  expect(rulesIn(errorsOf(edited.diagnostics))).toEqual(["error V02", "error V03"]);
});

test("a rule waits for every value it looks at", async () => {
  const planned = (given: object) => planObject(template, offline, { prior: null, config: { ...old, ...given } });
  expect(rulesIn((await planned({ content: UNKNOWN })).diagnostics)).toEqual([]);
  expect(rulesIn((await planned({ country_type: UNKNOWN })).diagnostics)).toEqual(["error V20"]);
});

test("a proof file that is there already and is no image is still refused: it would be sent with the next change", async () => {
  const account = await open();
  account.files.set("proof.png", png("licence"));
  const config = { ...signatureConfig, signature_file: "proof.png" };
  const state = await bring(signature, account, config);
  account.files.set("proof.png", Buffer.from("no picture"));
  expect(rulesIn((await plan(signature, account, state, config)).diagnostics)).toEqual(["error V10"]);
});
