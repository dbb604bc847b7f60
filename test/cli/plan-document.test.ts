import { planDocument } from "../../src/cli/json/plan-document";
import { readDocument } from "../../src/cli/reading/document";
import type { Reading } from "../../src/cli/reading/model";
import { readPlan } from "../../src/cli/reading/plan";
import { planMarkdown } from "../../src/cli/render/markdown/plan";
import { clouds } from "../../src/clouds";
import { type Emulator, startEmulator } from "../../src/emulator";
import { createConcurrencyLimit } from "../../src/http/limits/concurrency-limit";
import { startProvider } from "../../src/plugin/reattach";
import { createProvider } from "../../src/reconcile";
import { openStack, type Plan, plan } from "../../src/stack";
import { systemClock } from "../../src/system/clock";
import { systemWorld } from "../../src/system/world";
import { signatureBlock, stack, templateBlock } from "../scenarios/stacks";
import { describeEngine } from "../support/engines/engine";

jest.setTimeout(120_000);

const signature = signatureBlock("s", { description: "用于会员通知", more: "deletion_protection = false" });
const about = (block: string) => block.replace('"订单发货后通知买家"', '"与签名${sms_baidu_signature.s.id}一起使用"');
const templates = (text: string, more = "") =>
  about(templateBlock("t", { content: text, more: `for_each = toset(["a", "b"])\n${more}` }).replace("订单发货通知", "通知${each.key}"));
const approval = `resource "sms_baidu_approval" "a" {
  template_id = sms_baidu_template.t["a"].id
  timeouts { create = "0s" }
}
`;
const outputs = `output "ids" {
  value = { list = [sms_baidu_signature.s.id, 1], name = sms_baidu_signature.s.content }
}
output "status" {
  value = sms_baidu_signature.s.status
}
`;
const createFirst = "lifecycle {\n  create_before_destroy = true\n}";
const numbers = (...phones: readonly string[]) =>
  `resource "sms_baidu_blacklist" "b" {\n  type   = "MerchantBlack"\n  phones = ${JSON.stringify(phones)}\n}\n`;
const firstText = "您的订单${orderId}已发货。";
const secondText = "尊敬的会员，您的订单${orderId}已发货。";
const old = templateBlock("old", { name: "旧的通知", content: "您的包裹已签收。" });
const reading = 'data "sms_baidu_signature" "d" {\n  signature_id = sms_baidu_signature.s.id\n}\n';

/** Each is planned over what the one before has left. */
const steps: readonly (readonly [what: string, files: Record<string, string>, settings?: { readonly destroy?: boolean }])[] = [
  ["makes", stack(signature, templates(firstText), approval, outputs, numbers("13800000001"), old, reading)],
  ["leaves alone", stack(signature, templates(firstText), approval, outputs, numbers("13800000001"), old, reading)],
  ["changes and replaces", stack(signature, templates(secondText), approval, outputs, numbers("13800000001", "13800000002"), old, reading)],
  ["replaces the other way round", stack(signature, templates(firstText, createFirst), approval, outputs, numbers(), old, reading)],
  [
    "moves and deletes",
    stack(signature, old.replace('"old"', '"new"'), "moved {\n  from = sms_baidu_template.old\n  to   = sms_baidu_template.new\n}"),
  ],
  ["destroys", stack(signature, old.replace('"old"', '"new"')), { destroy: true }],
];

interface Document {
  readonly resource_changes?: readonly ({
    readonly change: object;
    readonly action_reason?: unknown;
    readonly reason?: unknown;
  } & object)[];
  readonly resource_drift?: readonly object[];
  readonly output_changes?: Readonly<Record<string, { readonly actions: readonly string[] }>>;
  readonly planned_values: { readonly root_module?: object };
}

/** What both must have alike. The engines give their own reasons, and list outputs that stay. */
function common({ resource_changes: changes = [], output_changes: results = {}, planned_values: planned }: Document) {
  return {
    changes: changes.map(({ action_reason: _theirs, reason: _ours, ...rest }) => rest),
    outputs: Object.fromEntries(Object.entries(results).filter(([, { actions }]) => actions[0] !== "no-op")),
    planned: planned.root_module ?? {},
  };
}

/** What readers are told, but for reasons and warnings, which each engine has its own of. */
function pageOf(reading: Reading): string {
  const objects = reading.objects.map((object) => ({ ...object, reason: undefined }));
  return planMarkdown({ ...reading, objects, diagnostics: [] }, 65_536).toString();
}

/** So that no review moves on between the two plans. */
function approveAll({ admin }: Emulator): void {
  for (const kind of ["signatures", "templates"] as const) {
    for (const { id } of admin.objects({ platform: "baidu", kind })) {
      const object = { platform: "baidu", kind, id: String(id) } as const;
      if (admin.object(object).status === "SUBMITTED") admin.approve(object);
    }
  }
}

describeEngine("the document of a plan", (engine) => {
  it("has the shape and the content of the engine's own", async () => {
    const emulator = await startEmulator({ review: "approve", reviewDelayMs: 0 });
    const environment = { SMSFORM_ENDPOINT: emulator.url, BAIDUCLOUD_ACCESS_KEY: "emulator", BAIDUCLOUD_SECRET_KEY: "emulator-secret" };
    const work = await engine.work();
    const provider = await startProvider({ clouds, folder: work.folder, environment });
    try {
      work.attach(provider.reattach);
      for (const [what, files, { destroy = false } = {}] of steps) {
        await work.write(files);
        const theirs = await work.plan(...(destroy ? ["-destroy"] : []));
        const made = await planIn(work.folder, environment, destroy);
        const ours = planDocument(made).toString();
        const document = await theirs.document();
        expect([what, common(JSON.parse(ours))]).toEqual([what, common(document as Document)]);
        const pages = [readPlan(made), ...[ours, JSON.stringify(document)].map((text) => readDocument(text, made.stack.provider))].map(
          pageOf,
        );
        expect([what, pages[1], pages[2]]).toEqual([what, pages[0], pages[0]]);
        if (destroy) break;
        expect(await work.apply(theirs.file)).toMatchObject({ exitCode: 0 });
        approveAll(emulator);
        // Of an object that goes, Terraform shows what is recorded.
        expect(await work.apply("-refresh-only")).toMatchObject({ exitCode: 0 });
      }
    } finally {
      await provider.close();
      await work.remove();
      await emulator.close();
    }
  });
});

async function planIn(folder: string, environment: Readonly<Record<string, string>>, destroy: boolean): Promise<Plan> {
  const { stack: opened } = await openStack({
    machine: systemWorld,
    stack: folder,
    cwd: folder,
    environment,
    provider: createProvider(clouds),
    variables: [],
  });
  if (!opened) throw new Error("the stack cannot be read");
  const runtime = { clock: systemClock, concurrency: createConcurrencyLimit(10), environment };
  return plan(opened, { runtime, signal: new AbortController().signal, lockTimeoutMs: 0, destroy });
}
