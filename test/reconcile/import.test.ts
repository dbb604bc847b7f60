/** Taking over what is there already. */
import { signature } from "../../src/clouds/baidu/signature/resource";
import { template } from "../../src/clouds/baidu/template/resource";
import { importedState } from "../../src/reconcile";
import {
  accounts,
  apply,
  bring,
  plan,
  png,
  present,
  read,
  refOf,
  refreshed,
  signatureConfig,
  templateConfig,
} from "../support/accounts/baidu-account";

const open = accounts();

test("an imported template is clean at once, for the platform tells all of it", async () => {
  const account = await open();
  const { values } = await bring(template, account, templateConfig);
  const imported = await refreshed(template, account, importedState(template, String(values.id)));
  expect(imported.values).toEqual(values);
  expect(await plan(template, account, imported, templateConfig)).toMatchObject({ action: "none", sends: false, diagnostics: [] });
});

describe("an imported signature", () => {
  const config = { ...signatureConfig, signature_file: "proof.png" };

  async function imported(description: "return" | "omit") {
    const account = await open({ switches: { "baidu.signature-get-description": description } });
    account.files.set("proof.png", png("licence"));
    const { values } = await bring(signature, account, config);
    const state = await refreshed(signature, account, importedState(signature, String(values.id)));
    account.sent();
    return { account, state };
  }

  test("is recorded once where the platform does not tell a value: the plan says so, nothing is sent, the next plan is clean", async () => {
    const { account, state } = await imported("omit");
    expect(state.values).toMatchObject({ description: null, signature_file_digest: null, deletion_protection: true });
    const change = await plan(signature, account, state, config);
    expect(change).toMatchObject({ action: "update", sends: false, replacedBy: [] });
    expect(change.diagnostics).toMatchObject([
      {
        severity: "warning",
        summary: 'Signature "百度智能云": description, signature_file_format, signature_file_digest recorded, nothing is sent',
      },
    ]);
    const applied = await apply(signature, account, state, change.planned);
    expect(applied.diagnostics).toEqual([]);
    expect(account.sent()).toEqual([]);
    const next = await refreshed(signature, account, present(applied.state));
    expect(next.values).toMatchObject(config);
    expect(await plan(signature, account, next, config)).toMatchObject({ action: "none", diagnostics: [] });
  });

  test("has only the file recorded where the platform tells the description", async () => {
    const { account, state } = await imported("return");
    const change = await plan(signature, account, state, config);
    expect(change).toMatchObject({ action: "update", sends: false });
    expect(change.diagnostics[0]?.summary).toContain(": signature_file_format, signature_file_digest recorded");
  });

  test("with a change that is sent anyway has everything sent, the file too", async () => {
    const { account, state } = await imported("omit");
    const change = await plan(signature, account, state, { ...config, content: "百度云短信" });
    expect(change).toMatchObject({ action: "update", sends: true, diagnostics: [] });
    const applied = await apply(signature, account, state, change.planned);
    const put = account.log().find(({ method }) => method === "PUT");
    expect(put?.body).toMatchObject({ description: config.description, signatureFileBase64: expect.anything() });
    const next = await refreshed(signature, account, present(applied.state));
    expect(await plan(signature, account, next, { ...config, content: "百度云短信" })).toMatchObject({ action: "none" });
  });

  test("once a change of it was sent, has a file that is added sent too", async () => {
    const { account, state } = await imported("omit");
    const without = { ...signatureConfig, content: "百度云短信" };
    const changed = await bring(signature, account, without, state);
    expect(changed.private).toEqual({});
    const change = await plan(signature, account, changed, { ...without, signature_file: "proof.png" });
    expect(change).toMatchObject({ action: "update", sends: true });
  });

  test("sends a change of what was once recorded", async () => {
    const { account, state } = await imported("omit");
    const recorded = await bring(signature, account, config, state);
    account.files.set("proof.png", png("a newer licence"));
    account.sent();
    await bring(signature, account, config, await refreshed(signature, account, recorded));
    expect(account.sent()).toEqual(["GET signature", "GET signature", "PUT signature", "GET signature"]);
  });

  test("that is approved is recorded without its protection in the way", async () => {
    const { account, state } = await imported("omit");
    account.emulator.admin.approve(refOf(signature, state));
    const approved = await refreshed(signature, account, state);
    const change = await plan(signature, account, approved, config);
    expect(change).toMatchObject({ action: "update", sends: false });
    expect(change.planned).toMatchObject({ status: "READY", usable: true });
  });
});

test("an import of an id that is not there finds nothing", async () => {
  const account = await open();
  expect(await read(template, account, importedState(template, "sms-tmpl-nOtHeR00000"))).toEqual({ state: null, diagnostics: [] });
});

test("an import of an id that cannot be one is an error, and nothing is sent", async () => {
  const account = await open();
  const { diagnostics } = await read(template, account, importedState(template, "../signatureApply/x"));
  expect(diagnostics).toMatchObject([{ severity: "error", detail: expect.stringContaining("../signatureApply/x") }]);
  expect(account.sent()).toEqual([]);
});
