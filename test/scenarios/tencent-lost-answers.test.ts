/** Creates whose answer is lost: within one run, and after the run was killed. Tencent takes a repeat for a second object. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { systemClock } from "../../src/system/clock";
import { emulatorKeys } from "../support/accounts/emulator-keys";
import { cutOffRun } from "../support/crashes/cut-off-run";
import { momentsIn } from "../support/crashes/exhaustive";
import { inLanes } from "../support/crashes/lanes";
import { succeeded } from "../support/steps";
import { forgetAttempt } from "./forget-attempt";
import { describeFrontends, describeOneState, embeddedFrontends, type Frontend } from "./frontends";
import {
  afterSignature,
  giveSignature,
  signatureAddress,
  signatureBlock,
  templateAddress,
  templateBlock,
  tencentStack,
  writes,
} from "./tencent-stacks";

jest.setTimeout(300_000);

/** Real time, in which waits are short. */
const clock = { ...systemClock, sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms / 50, signal) };
const templates = { platform: "tencent", kind: "templates" } as const;
const idsOf = ({ emulator }: Frontend, kind: string) => emulator.admin.objects({ platform: "tencent", kind }).map(({ id }) => String(id));
const isFree = { accountLimits: "off", rateLimits: "off" } as const;

describeOneState("an answer that is lost to the one engine", (open) => {
  async function lost() {
    const it = await open({ files: tencentStack(templateBlock("t")), clock });
    giveSignature(it.tofu);
    it.tofu.emulator.admin.addFaults({ call: "AddSmsTemplate", times: 1, action: { dropAnswer: true } });
    expect(await it.tofu.apply()).toMatchObject({ ok: false });
    const [id = ""] = idsOf(it.tofu, "templates");
    return { ...it, id };
  }

  it("is told by the other one, which makes nothing until it is settled", async () => {
    const { embedded, tofu, id } = await lost();
    const told = expect.stringMatching(
      /whether OpenTofu or Terraform has made it is not known .*smsform import 'sms_tencent_template\.t' ID/,
    );
    expect(await embedded.plan()).toMatchObject({ ok: false, text: told });
    expect(await embedded.apply()).toMatchObject({ ok: false, text: told });
    expect(await embedded.import(templateAddress, `0/${id}`)).toMatchObject({ ok: true });
    expect(await embedded.apply()).toMatchObject({ ok: true });
    for (const each of [embedded, tofu]) expect(await each.plan()).toMatchObject({ ok: true, changes: [] });
    expect(idsOf(tofu, "templates")).toEqual([id]);
  });

  it("is settled by the one that has lost it", async () => {
    const { embedded, tofu, id } = await lost();
    expect(await tofu.import(templateAddress, `0/${id}`)).toMatchObject({ ok: true });
    expect(await embedded.plan()).toMatchObject({ ok: true, changes: [`update ${templateAddress}`] });
    await succeeded(tofu.apply());
    expect(await embedded.plan()).toMatchObject({ ok: true, changes: [] });
    expect(idsOf(tofu, "templates")).toEqual([id]);
  });
});

describeFrontends("an answer that is lost", (open, frontend) => {
  /** A template that was made, while nobody here knows of it: the search after the lost answer is refused. */
  async function withLostTemplate() {
    const it = await open({ files: tencentStack(templateBlock("t")), clock });
    giveSignature(it);
    it.emulator.admin.addFaults({ call: "AddSmsTemplate", times: 1, action: { dropAnswer: true } });
    const refused = { status: 200, code: "UnauthorizedOperation", message: "no" };
    it.emulator.admin.addFaults({ call: "DescribeSmsTemplateList", times: 1, action: refused });
    expect(await it.apply()).toMatchObject({ ok: false });
    const [id = ""] = idsOf(it, "templates");
    return { it, id };
  }

  it("to the creation of a template: the engine that knows its state finds it, the plugin tells how to adopt it; nothing is doubled", async () => {
    const it = await open({ files: tencentStack(templateBlock("t")), clock });
    giveSignature(it);
    it.emulator.admin.addFaults({ call: "AddSmsTemplate", times: 1, action: { dropAnswer: true } });
    const applied = await it.apply();
    const [id = ""] = idsOf(it, "templates");
    if (frontend === "embedded") expect(applied).toMatchObject({ ok: true });
    else {
      expect(applied).toMatchObject({ ok: false, text: expect.stringContaining(`import ADDRESS 0/${id}`) });
      // Again, in a run that finds the earlier one's note.
      expect(await it.apply()).toMatchObject({ ok: false, text: expect.stringContaining("An earlier run sent its creation") });
      expect(await it.import(templateAddress, `0/${id}`)).toMatchObject({ ok: true });
      expect(await it.apply()).toMatchObject({ ok: true });
    }
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    expect((await it.state())[templateAddress]).toMatchObject({ tainted: false, values: { id } });
    expect(writes(it)).toEqual(["AddSmsTemplate"]);
    expect(idsOf(it, "templates")).toEqual([id]);
  });

  it("to a creation that never happened: the next run finds nothing and sends it", async () => {
    const it = await open({ files: tencentStack(templateBlock("t")), clock });
    giveSignature(it);
    it.emulator.admin.addFaults({ call: "AddSmsTemplate", times: 1, action: { resetBefore: true } });
    expect(await it.apply()).toMatchObject({ ok: false, text: expect.stringContaining("Apply again") });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    expect(idsOf(it, "templates")).toHaveLength(1);
  });

  it("to the creation of a successor: plans say that it may be there", async () => {
    const stack = (content: string) =>
      tencentStack(templateBlock("t", { content, more: "lifecycle {\n    create_before_destroy = true\n  }" }));
    const it = await open({ files: stack("您的验证码是{1}。"), clock });
    giveSignature(it);
    await succeeded(it.apply());
    const [id = ""] = idsOf(it, "templates");
    it.emulator.admin.approve({ ...templates, id });
    await it.write(stack("您的登录验证码是{1}。"));
    it.emulator.admin.addFaults({ call: "AddSmsTemplate", times: 1, action: { resetBefore: true } });
    expect(await it.apply()).toMatchObject({ ok: false });
    expect(await it.plan()).toMatchObject({
      ok: true,
      text: expect.stringContaining("an earlier run may have made its successor already"),
    });
    // The plugin does not know that what is close to it is the predecessor.
    if (frontend === "tofu") return;
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await it.plan()).toMatchObject({ ok: true, text: expect.not.stringContaining("an earlier run") });
  });

  it.each([
    ["changed", { templateContent: "您的第7号订单已到达。" }],
    ["renamed", { templateName: "别的名称" }],
  ])("to a creation whose object somebody has %s in the console since: the run stops, and both ways out work", async (_how, change) => {
    const { it, id } = await withLostTemplate();
    it.emulator.admin.edit({ ...templates, id }, change);
    for (let run = 0; run < 2; run++) {
      const stopped = await it.apply();
      expect(stopped).toMatchObject({ ok: false, text: expect.stringContaining("Somebody may have changed it since it was made") });
      expect(stopped.text).toContain(frontend === "embedded" ? `smsform import '${templateAddress}' 0/${id}` : `import ADDRESS 0/${id}`);
    }
    it.emulator.admin.remove({ ...templates, id });
    await forgetAttempt(it, frontend, templateAddress);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    expect(idsOf(it, "templates")).toHaveLength(1);
    expect(writes(it)).toEqual(["AddSmsTemplate", "AddSmsTemplate"]);
  });

  it("to the creation of a template whose text the stack has changed since: the run stops, and what was made is taken in", async () => {
    const { it, id } = await withLostTemplate();
    await it.write(tencentStack(templateBlock("t", { content: "您的第{1}号订单已到达。" })));
    expect(await it.apply()).toMatchObject({ ok: false, text: expect.stringContaining("Something else was wanted then.") });
    expect(await it.import(templateAddress, `0/${id}`)).toMatchObject({ ok: true });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    expect(idsOf(it, "templates")).toEqual([id]);
    expect(writes(it)).toEqual(["AddSmsTemplate", "ModifySmsTemplate"]);
  });

  it("to the creations of two identical siblings is a doubt, told with both commands", async () => {
    const files = tencentStack(templateBlock("a"), templateBlock("b"));
    const it = await open({ files, clock });
    giveSignature(it);
    it.emulator.admin.addFaults({ call: "AddSmsTemplate", times: 2, action: { dropAnswer: true } });
    const lost = await it.apply();
    expect(lost).toMatchObject({ ok: false, text: expect.stringContaining("whether it was created is not known") });
    const again = await it.apply();
    const ids = idsOf(it, "templates");
    expect(ids).toHaveLength(2);
    for (const id of ids) expect(again.text).toContain(`0/${id}`);
    const [first = "", second = ""] = ids;
    expect(await it.import("sms_tencent_template.a", `0/${first}`)).toMatchObject({ ok: true });
    // One is known now, so that the engine that knows its state knows the other one as well.
    if (frontend === "embedded") expect(await it.apply()).toMatchObject({ ok: true });
    else {
      expect(await it.apply()).toMatchObject({ ok: false });
      expect(await it.import("sms_tencent_template.b", `0/${second}`)).toMatchObject({ ok: true });
      expect(await it.apply()).toMatchObject({ ok: true });
    }
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    expect(Object.values(await it.state()).map(({ values }) => values.id)).toEqual([first, second]);
    expect(writes(it)).toEqual(["AddSmsTemplate", "AddSmsTemplate"]);
  });

  it("to the creation of a signature: the run stops, and says how to adopt it", async () => {
    const it = await open({ files: tencentStack(signatureBlock("s")), clock });
    it.emulator.admin.addFaults({ call: "AddSmsSign", times: 1, action: { dropAnswer: true } });
    const command = frontend === "embedded" ? `smsform import '${signatureAddress}' ID` : "tofu import ADDRESS ID";
    for (const words of ["the answer was lost", "An earlier run sent its creation"]) {
      const applied = await it.apply();
      expect(applied).toMatchObject({ ok: false, text: expect.stringContaining(words) });
      expect(applied.text).toContain("lists no signatures");
      expect(applied.text).toContain(command);
    }
    expect(writes(it)).toEqual(["AddSmsSign"]);
    const [id = ""] = idsOf(it, "signatures");
    expect(await it.import(signatureAddress, `0/${id}`)).toMatchObject({ ok: true });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    expect(writes(it)).toEqual([]);
  });
});

describe("a run of smsform with objects of Tencent that is killed at any write", () => {
  const open = embeddedFrontends();
  const files = tencentStack(
    signatureBlock("s", { more: "deletion_protection = false" }),
    templateBlock("t", { more: afterSignature }),
    templateBlock("u", { name: "另一个验证码", more: afterSignature }),
  );

  const run = ({ folder, emulator }: Frontend, commands: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    cutOffRun(folder, commands, { SMSFORM_ENDPOINT: emulator.url, ...emulatorKeys, ...more });
  const apply = ["apply", "--auto-approve", "--parallelism", "1"];

  it("before or after it: nothing is lost, nothing is doubled, at most a person says what became of a signature", async () => {
    const begin = () => open({ files, clock, emulator: isFree });
    const whole = await begin();
    const log = join(whole.folder, "writes");
    expect(await run(whole, apply, { SMSFORM_KILL_LOG: log })).toBe(0);
    const moments = momentsIn(readFileSync(log, "utf8").trimEnd().split("\n"));
    expect(moments.length).toBeGreaterThan(8);
    await inLanes(moments, async (kill) => {
      const frontend = await begin();
      expect([kill, await run(frontend, apply, { SMSFORM_KILL: kill })]).toEqual([kill, null]);
      const next = await frontend.apply();
      if (!next.ok) {
        expect([kill, next.text]).toEqual([kill, expect.stringContaining(`smsform import '${signatureAddress}' ID`)]);
        const [made] = idsOf(frontend, "signatures");
        if (made === undefined) expect(await run(frontend, ["state", "rm", signatureAddress])).toBe(0);
        else expect(await frontend.import(signatureAddress, made)).toMatchObject({ ok: true });
        expect([kill, await frontend.apply()]).toEqual([kill, expect.objectContaining({ ok: true })]);
      }
      expect([kill, await frontend.plan()]).toEqual([kill, expect.objectContaining({ ok: true, changes: [] })]);
      const recorded = Object.values(await frontend.state()).map(({ values }) => values.id);
      expect([kill, [...idsOf(frontend, "signatures"), ...idsOf(frontend, "templates")].sort()]).toEqual([kill, recorded.sort()]);
      expect(frontend.emulator.admin.objects(templates)).toHaveLength(2);
    });
  });
});
