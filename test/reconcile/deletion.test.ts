/** Deleting, and what protects an approved object from it. */
import { signature } from "../../src/clouds/baidu/signature/resource";
import { template } from "../../src/clouds/baidu/template/resource";
import {
  accounts,
  apply,
  bring,
  errorsOf,
  plan,
  refOf,
  refreshed,
  signatureConfig,
  templateConfig,
  warningsOf,
} from "../support/accounts/baidu-account";

const open = accounts();

describe("an object that is to go", () => {
  test("is deleted, and deleting what is gone is done", async () => {
    const account = await open();
    const state = await bring(template, account, templateConfig);
    const change = await plan(template, account, state, null);
    expect(change).toMatchObject({ action: "delete", planned: null, diagnostics: [] });
    account.sent();
    expect(await apply(template, account, state, null)).toEqual({ state: null, diagnostics: [] });
    expect(await apply(template, account, state, null)).toEqual({ state: null, diagnostics: [] });
    expect(account.sent()).toEqual(["DELETE template", "DELETE template"]);
    expect(account.emulator.admin.objects()).toEqual([]);
  });

  test("that the platform does not let go stays recorded", async () => {
    const account = await open({ switches: { "baidu.delete-states": "decided-only" } });
    const state = await bring(template, account, templateConfig);
    const { state: left, diagnostics } = await apply(template, account, state, null);
    expect(left).toBe(state);
    expect(diagnostics).toMatchObject([{ severity: "error", summary: 'Cannot delete template "login code"' }]);
  });

  test("and is approved and protected is not deleted; it is as soon as the protection is lifted", async () => {
    const account = await open();
    const state = await bring(signature, account, signatureConfig);
    account.emulator.admin.approve(refOf(signature, state));
    const approved = await refreshed(signature, account, state);
    const [problem] = errorsOf((await plan(signature, account, approved, null)).diagnostics);
    expect(problem?.summary).toBe('Signature "百度智能云" is approved and protected: it cannot be deleted');
    expect(problem?.detail).toContain("deletion_protection = false");
    expect(problem?.path).toEqual(["deletion_protection"]);

    const lifted = await bring(signature, account, { ...signatureConfig, deletion_protection: false }, approved);
    expect((await plan(signature, account, lifted, null)).diagnostics).toEqual([]);
  });

  test("and is protected but not approved may go", async () => {
    const account = await open();
    const state = await bring(signature, account, signatureConfig);
    expect((await plan(signature, account, state, null)).diagnostics).toEqual([]);
    expect((await apply(signature, account, state, null)).state).toBeNull();
  });

  test("and is protected is not deleted when it was approved since the plan", async () => {
    const account = await open();
    const state = await bring(signature, account, signatureConfig);
    expect((await plan(signature, account, state, null)).diagnostics).toEqual([]);
    account.emulator.admin.approve(refOf(signature, state));
    account.sent();
    const { state: left, diagnostics } = await apply(signature, account, state, null);
    expect(left).toBe(state);
    expect(diagnostics.map(({ summary }) => summary)).toEqual(['Signature "百度智能云" was approved since the plan; plan again']);
    expect(account.sent()).toEqual(["GET signature"]);
  });
});

test("an approved template that is protected is not replaced, unless the same change lifts the protection", async () => {
  const account = await open();
  const state = await bring(template, account, { ...templateConfig, deletion_protection: true });
  account.emulator.admin.approve(refOf(template, state));
  const approved = await refreshed(template, account, state);
  const changed = { ...templateConfig, name: "another name" };

  const refused = await plan(template, account, approved, { ...changed, deletion_protection: true });
  expect(errorsOf(refused.diagnostics).map(({ summary }) => summary)).toEqual([
    'Template "login code" is approved and protected: it cannot be replaced',
  ]);
  const lifted = await plan(template, account, approved, { ...changed, deletion_protection: false });
  expect(lifted.action).toBe("replace");
  expect(errorsOf(lifted.diagnostics)).toEqual([]);
  expect(warningsOf(lifted.diagnostics)).toHaveLength(1);
});
