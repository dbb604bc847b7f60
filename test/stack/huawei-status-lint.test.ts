/** `lint` and `status` know Huawei like the others. */
import { createConcurrencyLimit } from "../../src/http/limits/concurrency-limit";
import { createProvider } from "../../src/reconcile";
import { lint, openStack, status } from "../../src/stack";
import { systemClock } from "../../src/system/clock";
import { systemWorld } from "../../src/system/world";
import { clouds } from "../house";
import { embeddedFrontends } from "../scenarios/frontends";
import {
  appAddress,
  appBlock,
  fileAddress,
  fileBlock,
  huaweiStack,
  png,
  refOf,
  signatureAddress,
  signatureBlock,
  templateAddress,
  templateBlock,
} from "../scenarios/huawei-stacks";
import { emulatorKeys } from "../support/accounts/emulator-keys";
import { folderWith, removeFolders } from "../support/folder";
import { succeeded } from "../support/steps";

afterAll(removeFolders);

async function opened(folder: string, environment: Readonly<Record<string, string>>) {
  const { stack, diagnostics } = await openStack({
    machine: systemWorld,
    stack: folder,
    cwd: folder,
    environment,
    provider: createProvider(clouds),
    variables: [],
    needsVariables: "where given",
  });
  if (!stack) throw new Error(diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`).join("\n"));
  return stack;
}

const whole = { ...huaweiStack(appBlock("a"), fileBlock("f"), signatureBlock("s"), templateBlock("t")), "licence.png": png("licence") };

describe("status", () => {
  const open = embeddedFrontends();

  it("tells how each object stands, what a file has no review for, and what is gone", async () => {
    const it = await open({ files: whole });
    await succeeded(it.apply());
    const { admin, url } = it.emulator;
    admin.deprecate(await refOf(it, appAddress));
    admin.reject(await refOf(it, signatureAddress), "与资质不符");
    admin.remove(await refOf(it, templateAddress));
    const environment = { SMSFORM_ENDPOINT: url, ...emulatorKeys };
    const stack = await opened(it.folder, environment);
    const runtime = { clock: systemClock, concurrency: createConcurrencyLimit(10), environment };
    const { objects, diagnostics } = await status(stack, { runtime, signal: new AbortController().signal, lockTimeoutMs: 0 });
    expect(diagnostics).toEqual([]);
    const at = Object.fromEntries(objects.map((object) => [object.address, object]));
    expect(at[appAddress]).toMatchObject({ condition: "withdrawn", status: "SUSPENDED", review: null, usable: false, name: "云上书店" });
    expect(at[fileAddress]).toMatchObject({ condition: "present", status: null });
    expect(at[signatureAddress]).toMatchObject({ condition: "refused", status: "REVIEW_NOT_PASS", review: "与资质不符" });
    expect(at[templateAddress]).toMatchObject({ condition: "gone" });
  });
});

describe("lint", () => {
  const found = async (files: Readonly<Record<string, string | Buffer>>) => {
    const stack = await opened(folderWith(files), { SMSFORM_ENDPOINT: "no endpoint at all" });
    return (await lint(stack)).diagnostics.map(({ severity, rule, address }) => `${severity} ${rule} ${address}`);
  };

  it("finds nothing where everything is as the platform wants it, without keys", async () => {
    expect(await found(whole)).toEqual([]);
  });

  it("finds what breaks a rule, of one object and of all together", async () => {
    const files = {
      ...huaweiStack(appBlock("a"), appBlock("b"), fileBlock("f", "my licence.png"), signatureBlock("s", { name: "【云上书店】" })),
      "my licence.png": png("licence"),
    };
    expect((await found(files)).sort()).toEqual([
      "error huawei.A6 sms_huawei_app.b",
      "error huawei.F3 sms_huawei_signature_file.f",
      "error huawei.S2 sms_huawei_signature.s",
    ]);
  });
});
