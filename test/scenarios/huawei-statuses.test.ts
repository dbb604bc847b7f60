/** What each status of Huawei's means: whether messages may be sent with an object, and what is said of it. */
import { appStatuses, flowStatuses, type SignatureStatus, signatureStatuses } from "../../src/clouds/huawei/client/enumerations";
import { succeeded } from "../support/steps";
import { embeddedFrontends } from "./frontends";
import {
  appAddress,
  appBlock,
  huaweiStack,
  refOf,
  signatureAddress,
  signatureBlock,
  templateAddress,
  templateBlock,
  unprotected,
} from "./huawei-stacks";

jest.setTimeout(60_000);

const files = huaweiStack(appBlock("a"), signatureBlock("s", { more: `${unprotected}\n  activate = false` }), templateBlock("t"));
const usable = [
  "LAUNCHED",
  "REVIEW_PROCESSING_COMPLETED",
  "REVIEW_PASSED",
  "REVIEW_PASSED_QUALIFICATION_PROCESSING",
  "REVIEW_PASSED_REAL_NAME_REGISTRATING",
  "REVIEW_PASSED_REAL_NAME_REGISTRATE_FAIL",
  "Adopted",
];
const withdrawn = ["SUSPENDED", "TO_BE_ACTIVATED", "Adopted_inactive", "Disable"];
const refused = ["REVIEW_NOT_PASS", "Reject"];
/** Where nothing ever comes back from what is approved: an application that is being made, a template that this program hands in again. */
const passing = ["CREATED", "Pending"];
/** They may be sent with, and carriers may block them. */
const blocked: readonly SignatureStatus[] = ["REVIEW_PASSED", "REVIEW_PASSED_REAL_NAME_REGISTRATE_FAIL"];

describe("an object of Huawei", () => {
  const open = embeddedFrontends();

  it.each([
    ...appStatuses.map((status) => [status, appAddress, "Application"] as const),
    ...signatureStatuses.map((status) => [status, signatureAddress, "Signature"] as const),
    ...flowStatuses.map((status) => [status, templateAddress, "Template"] as const),
  ])("with the status %s", async (status, address, noun) => {
    const it = await open({ files });
    await succeeded(it.apply());
    it.emulator.admin.edit(await refOf(it, address), { status });
    const plan = await it.plan();
    const said = new RegExp(`Warning: ${noun} "[^"]*"[: ]`);
    if (withdrawn.includes(status)) expect(plan.text).toContain(`is not in use: ${status}`);
    else if (refused.includes(status)) expect(plan.text).toMatch(/was rejected/);
    else if (blocked.some((each) => each === status)) expect(plan.text).toContain("carriers may block its messages");
    else if (!passing.includes(status)) expect(plan.text).not.toMatch(said);
    await succeeded(it.apply());
    if (status !== "Pending") expect((await it.state())[address]?.values).toMatchObject({ status, usable: usable.includes(status) });
  });

  it("that is approved and has no channel number yet is not usable, protected, and said to wait for its registration", async () => {
    const approval =
      'resource "sms_huawei_approval" "w" {\n  signature = sms_huawei_signature.s.id\n  timeouts {\n    create = "0s"\n  }\n}\n';
    const it = await open({ files: huaweiStack(appBlock("a"), signatureBlock("s")) });
    await succeeded(it.apply());
    const ref = await refOf(it, signatureAddress);
    it.emulator.admin.edit(ref, { status: "REVIEW_PROCESSING_COMPLETED", channelNum: null });
    await it.write(huaweiStack(appBlock("a"), signatureBlock("s"), approval));
    expect(await it.apply()).toMatchObject({
      ok: false,
      text: expect.stringContaining('Approval: signature "云上书店" is approved and not in effect yet at the one look'),
    });
    expect((await it.state())[signatureAddress]?.values).toMatchObject({ usable: false, channel_num: null });
    await it.write(huaweiStack(appBlock("a")));
    expect(await it.plan()).toMatchObject({ ok: false, text: expect.stringContaining("is approved and protected: it cannot be deleted") });
    await it.write(huaweiStack(appBlock("a"), signatureBlock("s"), approval));
    it.emulator.admin.edit(ref, { channelNum: "csms100000001" });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect((await it.state())[signatureAddress]?.values).toMatchObject({ usable: true, channel_num: "csms100000001" });
  });
});
