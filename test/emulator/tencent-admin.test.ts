/** Tencent in the admin interface, in files and under faults. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "../../src/emulator";
import { startRecordingServer } from "../support/recording-server";
import { admin, emulators } from "./caller";
import { clockAt, minuteMs, noon } from "./sending";
import {
  call,
  newSign,
  newTemplate,
  numberRef,
  replyKind,
  signBody,
  signRef,
  signRows,
  templateRef,
  templateRows,
  unhurried,
} from "./tencent-caller";
import { newSender, senderOn } from "./tencent-sending";

describe("the admin interface", () => {
  const start = emulators();

  it("approves, holds, rejects, edits, resubmits and deletes", async () => {
    const emulator = await start({ ...unhurried, review: "manual" });
    const id = await newSign(emulator);
    const path = `/tencent/signatures/${id}`;
    const shown = async () => {
      const [row] = await signRows(emulator, [id]);
      return [row?.StatusCode, row?.ReviewReply, row?.SignName];
    };
    expect((await admin(emulator, "POST", `${path}/hold`)).body).toMatchObject({ status: "2", kind: "signatures", account: "emulator" });
    expect(await shown()).toEqual([2, "", "腾讯云"]);
    await admin(emulator, "POST", `${path}/approve`, { reply: "通过" });
    expect(await shown()).toEqual([0, "通过", "腾讯云"]);
    await admin(emulator, "POST", `${path}/reject`);
    expect(await shown()).toEqual([-1, "Rejected by the emulator.", "腾讯云"]);
    await admin(emulator, "PATCH", path, { signName: "新名字", status: "0", review: "" });
    expect(await shown()).toEqual([0, "", "新名字"]);
    await admin(emulator, "PATCH", path, { remark: "again", resubmit: true });
    expect(await shown()).toEqual([1, "", "新名字"]);
    expect((await admin(emulator, "POST", `${path}/abort`)).body.error).toContain("Allowed: approve, reject, hold.");
    expect((await admin(emulator, "DELETE", path)).status).toBe(200);
    expect(await signRows(emulator, [id])).toEqual([]);
  });

  it("makes signatures and templates as the console would", async () => {
    const emulator = await start(unhurried);
    const kind = (name: string) => ({ platform: "tencent", kind: name });
    const made = emulator.admin.create(kind("signatures"), { signName: "控制台", international: 1 });
    expect(await signRows(emulator, [made.id], 1)).toMatchObject([{ SignName: "控制台", StatusCode: 0 }]);
    emulator.admin.create(kind("templates"), { id: "1110", templateName: "both", templateContent: "{1}", international: 3, status: "2" });
    expect(await templateRows(emulator, ["1110"])).toMatchObject([{ TemplateId: 1110, International: 3, StatusCode: 2 }]);
    expect(() => emulator.admin.create(kind("templates"), { id: "1110", templateName: "x", templateContent: "x" })).toThrow("1110");
    expect(() => emulator.admin.create(kind("signatures"), { signName: "x", status: "3" })).toThrow("status: ");
    expect(() => emulator.admin.create(kind("signatures"), {})).toThrow("signName: ");
    expect(() => emulator.admin.create(kind("templates"), { id: "first", templateName: "x", templateContent: "x" })).toThrow(
      "positive integer",
    );
  });

  it("shows what exists from the start when it is asked for, and lists it when it is changed", async () => {
    const emulator = await start();
    expect(emulator.admin.objects()).toEqual([]);
    const app = { platform: "tencent", kind: "apps", id: "1400006666" };
    expect(emulator.admin.object(app)).toMatchObject({ status: "ENABLED" });
    expect(emulator.admin.object({ platform: "tencent", kind: "qualifications", id: "1000001" })).toMatchObject({ status: "1" });
    emulator.admin.edit(app, { status: "DISABLED" });
    expect(emulator.admin.objects().map(({ kind, id }) => [kind, id])).toEqual([["apps", "1400006666"]]);
    emulator.admin.remove(app);
    expect(emulator.admin.object(app).status).toBe("ENABLED");
  });

  it.each([
    ["apps/1400006666", { status: "ASLEEP" }, "status: "],
    ["apps/1400006666", { limits: { perYear: 1 } }, "limits"],
    ["accounts/emulator", { variableLength: 0 }, "variableLength: "],
    ["accounts/emulator", { receiptUrl: "ftp://x" }, "receiptUrl: expected an http or https URL"],
    ["numbers/13800138000", { receiptCode: "" }, "receiptCode: "],
    ["numbers/12", { optedOut: true }, "is no number"],
    ["qualifications/1000001", { status: 9 }, "status: "],
  ])("refuses an edit of %s to %j", async (path, changes, says) => {
    const emulator = await start();
    const reply = await admin(emulator, "PATCH", `/tencent/${path}`, changes);
    expect([reply.status, reply.body.error]).toEqual([400, expect.stringContaining(says)]);
    expect(emulator.admin.objects()).toEqual([]);
  });
});

describe("faults", () => {
  const start = emulators();

  it("come in the platform's envelope, by the call's name", async () => {
    const emulator = await start(unhurried);
    const ask = { SignIdSet: [7], International: 0 };
    emulator.admin.addFaults({ platform: "tencent", call: "DescribeSmsSignList", nth: 1, action: { throttle: true } });
    emulator.admin.addFaults({ call: "DescribeSmsSignList", nth: 1, action: { status: 500, code: "InternalError", message: "boom" } });
    expect((await call(emulator, "DescribeSmsSignList", ask)).code).toBe("RequestLimitExceeded");
    emulator.admin.addFaults({ call: "DescribeSmsSignList", nth: 1, action: { status: 502, code: "InternalError", message: "boom" } });
    const broken = await call(emulator, "DescribeSmsSignList", ask);
    expect([broken.status, broken.code, broken.message]).toEqual([502, "InternalError", "boom"]);
    emulator.admin.addFaults({ call: "AddSmsSign", nth: 1, action: { dropAnswer: true } });
    await expect(call(emulator, "AddSmsSign", signBody)).rejects.toThrow();
    expect(emulator.admin.objects({ platform: "tencent" })).toHaveLength(1);
    expect(emulator.admin.calls().counts).toEqual({ tencent: { DescribeSmsSignList: 2, AddSmsSign: 1 } });
  });
});

describe("the record of calls", () => {
  const start = emulators();

  it("holds neither signatures, tokens nor images, in JSON, queries and forms alike", async () => {
    const emulator = await start({ credentials: { emulator: { secret: "emulator-secret", sessionToken: "session-token" } } });
    const form = (method: "GET" | "POST", text: string) =>
      method === "GET"
        ? fetch(`${emulator.url}/?${text}`)
        : fetch(`${emulator.url}/`, { method, headers: { "content-type": "application/x-www-form-urlencoded" }, body: text });
    await call(emulator, "AddSmsSign", signBody, { token: "session-token" });
    for (const method of ["GET", "POST"] as const) {
      await form(method, `Action=AddSmsSign&Token=session-token&ProofImage=${encodeURIComponent(signBody.ProofImage)}`);
    }
    const everything = JSON.stringify(emulator.admin.calls());
    for (const secret of ["session-token", "emulator-secret", "TC3-HMAC", signBody.ProofImage]) expect(everything).not.toContain(secret);
    expect(emulator.admin.calls().log.map(({ call: name }) => name)).toEqual(["AddSmsSign", "AddSmsSign", "AddSmsSign"]);
    expect(emulator.admin.calls().log[2]?.body).toEqual({ Action: "AddSmsSign", Token: "(hidden)", ProofImage: "(8 characters)" });
  });
});

describe("a data file", () => {
  const start = emulators();

  it("keeps everything across restarts, receipts to come included", async () => {
    const data = join(mkdtempSync(join(tmpdir(), "emulator-")), "data.json");
    const server = await startRecordingServer(() => ({ status: 200, body: { result: 0 } }));
    const first = await startEmulator({
      ...unhurried,
      data,
      review: "manual",
      clock: clockAt(noon),
      receiptDelayMs: minuteMs,
      callbacks: { tencent: { receiptUrl: server.url } },
    });
    const { serials, templateId } = await senderOn(first);
    const [serial] = await serials();
    first.admin.create(replyKind, { serialNo: serial, text: "R" });
    first.admin.edit(numberRef("13800138000"), { optedOut: true });
    first.admin.edit({ platform: "tencent", kind: "accounts", id: "emulator" }, { signatureLimit: 5 });
    first.admin.edit({ platform: "tencent", kind: "apps", id: "1400000001" }, { status: "DISABLED" });
    first.admin.hold(templateRef(templateId));
    const gone = await newTemplate(first);
    first.admin.remove(templateRef(gone));
    const objects = first.admin.objects();
    await first.close();
    expect(readFileSync(data, "utf8")).not.toContain(signBody.ProofImage);

    const second = await start({ ...unhurried, data, clock: clockAt(noon + minuteMs) });
    await server.arrived(1);
    expect(JSON.parse(server.requests[0]?.text ?? "")).toMatchObject([{ sid: serial }]);
    const withoutPushes = (views: readonly object[]) => views.map((view) => ({ ...view, push: null, status: null }));
    expect(withoutPushes(second.admin.objects())).toEqual(withoutPushes(objects));
    // Nobody gets the id of what is gone.
    expect(Number(await newTemplate(second))).toBe(Number(gone) + 1);
    await server.close();
  });

  it.each([
    [{ letters: [] }, "allowed: signatures, templates"],
    [{ templates: [{ id: "1", templateName: "x" }] }, "templateContent: "],
    [{ signatures: [{ id: "one", signName: "x" }] }, "positive integer"],
    [{ signatures: [1, 1].map(() => ({ id: "1", signName: "x" })) }, "The id 1 occurs twice"],
    [{ accounts: { emulator: { certification: "royal" } } }, "certification"],
  ])("that holds %j is refused", async (contents, says) => {
    const seed = join(mkdtempSync(join(tmpdir(), "emulator-")), "seed.json");
    writeFileSync(seed, JSON.stringify({ platforms: { tencent: contents } }));
    await expect(startEmulator({ seed })).rejects.toThrow(says);
  });
});

describe("both platforms", () => {
  const start = emulators();

  it("live on one port and share the keys, and a reset clears both", async () => {
    const { emulator } = await newSender(start);
    expect((await fetch(`${emulator.url}/sms/v3/quota`)).status).toBe(400);
    expect(emulator.admin.calls().counts).toMatchObject({ baidu: { getQuota: 1 }, tencent: { AddSmsSign: 1, AddSmsTemplate: 1 } });
    emulator.admin.reset();
    expect(emulator.admin.objects()).toEqual([]);
    expect(await signRows(emulator, [await newSign(emulator)])).toMatchObject([{ StatusCode: 1 }]);
    expect(emulator.admin.object(signRef("2000001"))).toMatchObject({ status: "1" });
  });
});
