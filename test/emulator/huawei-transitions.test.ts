/** What is possible in each status of the emulated Huawei's signatures and templates, and what comes of it. */
import { type FlowStatus, flowStatuses, type SignatureStatus, signatureStatuses } from "../../src/clouds/huawei/client/enumerations";
import type { Emulator } from "../../src/emulator";
import { emulators, type Reply } from "./caller";
import { call, newStack, ref, signatureBody, templateBody } from "./huawei-caller";

/** The code of a refusal, or the status afterwards. */
async function outcomeOf(emulator: Emulator, reply: Reply, kind: "signatures" | "templates", id: string): Promise<unknown> {
  if (reply.status >= 400) return reply.body.error_code;
  const { body } = await call(emulator, "GET", `${kind}/${id}`);
  return body.flow_status ?? body.status ?? "gone";
}

describe("a template of Huawei", () => {
  const start = emulators();

  const commands = {
    "edit its content": { template_content: "您有${1}件快递请到${2}领取。" },
    "edit its variables": { variable_attributes: templateBody.variable_attributes.map((each) => ({ ...each, variable_type: "MONEY" })) },
    "rename it": { template_name: "新名称" },
    "withdraw it": { flow_status: "Pending" },
    "stop it": { flow_status: "Disable" },
  };
  const underReview = {
    "edit its content": "MSGSMS.0134",
    "edit its variables": "MSGSMS.0134",
    "rename it": "MSGSMS.0134",
    "withdraw it": "Pending",
    "stop it": "MSGSMS.0188",
  };
  const editable = {
    "edit its content": "Reviewing",
    "edit its variables": "Reviewing",
    "rename it": "Reviewing",
    "withdraw it": "MSGSMS.0186",
    "stop it": "MSGSMS.0188",
  };
  const approved = (status: FlowStatus) => ({
    "edit its content": "MSGSMS.0187",
    "edit its variables": "MSGSMS.0187",
    "rename it": status,
    "withdraw it": "MSGSMS.0186",
    "stop it": "Disable",
  });
  const outcomes: Readonly<Record<FlowStatus, Readonly<Record<keyof typeof commands, string>>>> = {
    Pending: editable,
    SignReviewing: underReview,
    Reviewing: underReview,
    Adopted: approved("Adopted"),
    Adopted_inactive: approved("Adopted_inactive"),
    Reject: editable,
    Disable: { ...editable, "stop it": "Disable" },
  };
  const rows = flowStatuses.flatMap((status) =>
    Object.entries(outcomes[status]).map(([what, outcome]) => ({ status, what, outcome, change: commands[what as keyof typeof commands] })),
  );

  it.each(rows)("that is $status: to $what ends in $outcome", async ({ status, change, outcome }) => {
    const emulator = await start({ review: "manual" });
    const { app, signature, template } = await newStack(emulator);
    if (status !== "SignReviewing") emulator.admin.approve(ref("signatures", signature));
    emulator.admin.edit(ref("templates", template), { status });
    const before = emulator.admin.object(ref("templates", template));
    const body = { ...templateBody, app_id: app, sign_id: signature, ...change };
    const reply = await call(emulator, "PUT", `templates/${template}`, { body });
    expect(await outcomeOf(emulator, reply, "templates", template)).toBe(outcome);
    if (reply.status >= 400) expect(emulator.admin.object(ref("templates", template))).toEqual(before);
  });

  it.each(flowStatuses)("that is %s can be deleted", async (status) => {
    const emulator = await start({ review: "manual" });
    const { template } = await newStack(emulator);
    emulator.admin.edit(ref("templates", template), { status });
    expect((await call(emulator, "DELETE", `templates/${template}`)).status).toBe(204);
    expect((await call(emulator, "DELETE", `templates/${template}`)).body.error_code).toBe("MSGSMS.0077");
  });

  it("that is rejected may take another signature, and waits for it", async () => {
    const emulator = await start({ review: "manual" });
    const { app, signature, template } = await newStack(emulator);
    emulator.admin.approve(ref("signatures", signature));
    emulator.admin.reject(ref("templates", template));
    const other = await call(emulator, "POST", "signatures", { body: { ...signatureBody, app_id: app, signature_name: "云杉会员" } });
    const reply = await call(emulator, "PUT", `templates/${template}`, { body: { ...templateBody, app_id: app, sign_id: other.body.id } });
    expect(await outcomeOf(emulator, reply, "templates", template)).toBe("SignReviewing");
  });

  it("that is withdrawn keeps what it was", async () => {
    const emulator = await start({ review: "manual" });
    const { app, signature, template } = await newStack(emulator);
    const body = { ...templateBody, app_id: app, sign_id: signature, template_name: "other", flow_status: "Pending" };
    expect((await call(emulator, "PUT", `templates/${template}`, { body })).body).toEqual({
      id: template,
      template_name: templateBody.template_name,
    });
  });
});

describe("a signature of Huawei", () => {
  const start = emulators();

  const rows = signatureStatuses.map((status) => ({
    status,
    update: status === "REVIEW_NOT_PASS" ? "PENDING_REVIEW" : "MSGSMS.0007",
    activate: status === "TO_BE_ACTIVATED" ? "PENDING_ACTIVATE" : "MSGSMS.0130",
  }));

  it.each(rows)("that is $status: an update ends in $update, an activation in $activate", async ({ status, update, activate }) => {
    const emulator = await start({ review: "manual" });
    const { app, signature } = await newStack(emulator);
    const put = (path: string, body?: object) => call(emulator, "PUT", `signatures/${signature}${path}`, { body });
    emulator.admin.edit(ref("signatures", signature), { status });
    expect(await outcomeOf(emulator, await put("", { ...signatureBody, app_id: app }), "signatures", signature)).toBe(update);
    emulator.admin.edit(ref("signatures", signature), { status });
    expect(await outcomeOf(emulator, await put("/active"), "signatures", signature)).toBe(activate);
    expect((await call(emulator, "DELETE", `signatures/${signature}`)).status).toBe(204);
  });

  const sendable: readonly SignatureStatus[] = [
    "REVIEW_PROCESSING_COMPLETED",
    "REVIEW_PASSED",
    "REVIEW_PASSED_QUALIFICATION_PROCESSING",
    "REVIEW_PASSED_REAL_NAME_REGISTRATING",
    "REVIEW_PASSED_REAL_NAME_REGISTRATE_FAIL",
  ];

  it.each(signatureStatuses)("that is %s has a channel number, and templates that are reviewed, if it may be sent with", async (status) => {
    const emulator = await start({ review: "manual" });
    const { signature, template } = await newStack(emulator);
    emulator.admin.edit(ref("signatures", signature), { status });
    const hasChannel = (await call(emulator, "GET", `signatures/${signature}`)).body.channel_num !== undefined;
    const { flow_status } = (await call(emulator, "GET", `templates/${template}`)).body;
    expect([hasChannel, flow_status]).toEqual(sendable.includes(status) ? [true, "Reviewing"] : [false, "SignReviewing"]);
  });

  it("goes through every stage where the switch has it, and a rejection ends it at any", async () => {
    const emulator = await start({ reviewDelayMs: 1000, switches: { "huawei.signature-stages": "all" } });
    emulator.admin.setClock({ frozen: true });
    const { signature } = await newStack(emulator);
    const seen = [];
    for (let stage = 0; stage < 5; stage += 1) {
      seen.push((await call(emulator, "GET", `signatures/${signature}`)).body.status);
      emulator.admin.setClock({ advanceMs: 1000 });
    }
    expect(seen).toEqual([
      "PENDING_REVIEW",
      "PROCESSING",
      "PENDING_QUALIFICATION_REVIEW",
      "REAL_NAME_REGISTRATING",
      "REVIEW_PROCESSING_COMPLETED",
    ]);
    expect(emulator.admin.reject(ref("signatures", signature)).status).toBe("REVIEW_NOT_PASS");
    expect(() => emulator.admin.abort(ref("signatures", signature))).toThrow("Allowed: approve, reject, hold, deprecate.");
  });
});

describe("an application of Huawei", () => {
  const start = emulators();

  it("is suspended and taken into use again by the vendor's staff", async () => {
    const emulator = await start();
    const { app } = await newStack(emulator);
    expect(emulator.admin.deprecate(ref("apps", app)).status).toBe("SUSPENDED");
    expect(emulator.admin.hold(ref("apps", app)).status).toBe("CREATED");
    expect(emulator.admin.approve(ref("apps", app)).status).toBe("LAUNCHED");
    expect(() => emulator.admin.reject(ref("apps", app))).toThrow("Allowed: approve, hold, deprecate.");
  });
});
