/** Files given by a path: checked and digested while planning, sent only when their content changed. */
import { createHash } from "node:crypto";
import { signature } from "../../src/clouds/baidu/signature/resource";
import type { Environment } from "../../src/reconcile";
import { UNKNOWN } from "../../src/schema";
import {
  accounts,
  apply,
  bring,
  errorsOf,
  jpeg,
  plan,
  png,
  present,
  refreshed,
  signatureConfig,
  warningsOf,
} from "../support/accounts/baidu-account";

const open = accounts();
const config = { ...signatureConfig, signature_file: "proofs/licence.png" };
const digestOf = (bytes: Buffer) => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;

async function withFile(bytes = png("licence"), environment: Partial<Environment> = {}) {
  const account = await open({}, environment);
  account.files.set("proofs/licence.png", bytes);
  return account;
}

test("a file is sent with its format, and stands in plan and state as a digest", async () => {
  const account = await withFile();
  const planned = present((await plan(signature, account, null, config)).planned);
  expect(planned).toMatchObject({ signature_file_digest: digestOf(png("licence")), signature_file_format: "PNG" });
  const state = await bring(signature, account, config);
  expect(account.emulator.admin.objects()).toMatchObject([
    { proofFile: { sha256: digestOf(png("licence")).slice("sha256:".length), format: "PNG" } },
  ]);
  const content = png("licence").toString("base64");
  expect(JSON.stringify([planned, state])).not.toContain(content);
  const now = await refreshed(signature, account, state);
  expect(await plan(signature, account, now, config)).toMatchObject({ action: "none", diagnostics: [] });
});

test("a changed path with the same content is recorded, and nothing is sent", async () => {
  const account = await withFile();
  account.files.set("elsewhere.png", png("licence"));
  const state = await bring(signature, account, config);
  account.sent();
  const moved = { ...config, signature_file: "elsewhere.png" };
  expect(await plan(signature, account, state, moved)).toMatchObject({ action: "update", sends: false, diagnostics: [] });
  const recorded = await bring(signature, account, moved, state);
  expect(account.sent()).toEqual([]);
  expect(await plan(signature, account, recorded, moved)).toMatchObject({ action: "none" });
});

test("a change of only the content is sent, and the next plan is clean", async () => {
  const account = await withFile();
  const state = await bring(signature, account, config);
  account.files.set("proofs/licence.png", png("renewed"));
  account.sent();
  const changed = await bring(signature, account, config, await refreshed(signature, account, state));
  expect(account.sent()).toContain("PUT signature");
  const next = await refreshed(signature, account, changed);
  expect(await plan(signature, account, next, config)).toMatchObject({ action: "none" });
});

test("a file that is no longer configured cannot be taken back: its digest is dropped, nothing is sent", async () => {
  const account = await withFile();
  const state = await bring(signature, account, config);
  account.sent();
  const without = await bring(signature, account, signatureConfig, state);
  expect(without.values).toMatchObject({ signature_file: null, signature_file_digest: null, signature_file_format: null });
  expect(account.sent()).toEqual([]);
});

test("a path that is not known yet leaves digest and format unknown, and is no error", async () => {
  const change = await plan(signature, await open(), null, { ...config, signature_file: UNKNOWN });
  expect(change.planned).toMatchObject({ signature_file_digest: UNKNOWN, signature_file_format: UNKNOWN });
  expect(change.diagnostics).toEqual([]);
});

describe("between plan and apply", () => {
  test("a file whose content changed is not sent", async () => {
    const account = await withFile();
    const { planned } = await plan(signature, account, null, config);
    account.files.set("proofs/licence.png", png("swapped"));
    const { state, diagnostics } = await apply(signature, account, null, planned);
    expect(state).toBeNull();
    expect(diagnostics.map(({ summary }) => summary)).toEqual([
      'The signature_file of signature "百度智能云" has changed since the plan; plan again',
    ]);
    expect(account.sent()).toEqual([]);
  });

  test("a file that went missing is one error, and the object stays as it is", async () => {
    const account = await withFile();
    const state = await bring(signature, account, config);
    account.files.set("proofs/licence.png", png("renewed"));
    const { planned } = await plan(signature, account, state, config);
    account.files.clear();
    account.sent();
    const applied = await apply(signature, account, state, planned);
    expect(applied.state).toBe(state);
    expect(applied.diagnostics.map(({ summary }) => summary)).toEqual(['The signature_file of signature "百度智能云" does not exist']);
    expect(account.sent()).toEqual([]);
  });
});

describe("a file is refused while planning", () => {
  const twoMegabytes = 2 * 1024 * 1024;
  const bigPng = (size: number) => Buffer.concat([png(), Buffer.alloc(size - png().length)]);

  test.each([
    [
      "does not exist",
      { signature_file: "missing.png" },
      'signature "百度智能云" does not exist',
      '"missing.png" is looked for relative to',
    ],
    ["is a folder", { signature_file: "proofs" }, 'signature "百度智能云" is a folder', "Correct signature_file"],
  ])("when it %s", async (_, given, summary, detail) => {
    const { diagnostics } = await plan(signature, await withFile(), null, { ...config, ...given });
    expect(errorsOf(diagnostics)).toHaveLength(1);
    expect(errorsOf(diagnostics)[0]).toMatchObject({ path: ["signature_file"], summary: expect.stringContaining(summary) });
    expect(errorsOf(diagnostics)[0]?.detail).toContain(detail);
  });

  test("when it is over 2 MB, and not when it is just that", async () => {
    const atLimit = await plan(signature, await withFile(bigPng(twoMegabytes)), null, config);
    expect(atLimit.diagnostics).toEqual([]);
    const over = await plan(signature, await withFile(bigPng(twoMegabytes + 1)), null, config);
    expect(over.diagnostics).toMatchObject([
      {
        severity: "error",
        summary: 'baidu.V10, signature "百度智能云": the file proofs/licence.png is 2097153 bytes, over the limit of 2097152 bytes (2 MB)',
        path: ["signature_file"],
      },
    ]);
  });

  test.each([
    ["a text", Buffer.from("no picture")],
    ["empty", Buffer.alloc(0)],
    ["base64 with a data: prefix", Buffer.from("data:image/png;base64,iVBORw0KGgo=")],
    ["the beginning of a PNG only", png().subarray(0, 4)],
  ])("when it is no image but %s", async (_, bytes) => {
    const { diagnostics } = await plan(signature, await withFile(bytes), null, config);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ severity: "error", path: ["signature_file"] });
    expect(diagnostics[0]?.summary).toContain("baidu.V10");
    expect(diagnostics[0]?.detail).toContain("JPG, JPEG, PNG");
  });

  test("with a warning when its format is another than stated, in either case", async () => {
    const account = await withFile(jpeg("photo"));
    for (const format of ["JPG", "jpeg", "JPEG", "jpg"]) {
      expect((await plan(signature, account, null, { ...config, signature_file_format: format })).diagnostics).toEqual([]);
    }
    const { diagnostics } = await plan(signature, account, null, { ...config, signature_file_format: "png" });
    expect(diagnostics).toMatchObject([
      {
        severity: "warning",
        summary: 'baidu.V10, signature "百度智能云": the file proofs/licence.png is a JPG, not a png',
        detail: 'Set signature_file_format to "JPG", or leave it out.',
      },
    ]);
  });

  test("by rule V10, which users may soften or turn off", async () => {
    const noImage = Buffer.from("no picture");
    const softened = await plan(
      signature,
      await withFile(noImage, { rules: { platform: "baidu", levels: { V10: "warn" } } }),
      null,
      config,
    );
    expect(errorsOf(softened.diagnostics)).toEqual([]);
    expect(warningsOf(softened.diagnostics)).toHaveLength(1);
    const off = await plan(signature, await withFile(noImage, { rules: { platform: "baidu", levels: { V10: "off" } } }), null, config);
    expect(off.diagnostics).toEqual([]);
  });
});
