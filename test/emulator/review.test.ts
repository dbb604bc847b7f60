import fc from "fast-check";
import { createClock, type Emulator, type EmulatorOptions } from "../../src/emulator";
import {
  call,
  emulators,
  getSignature,
  getTemplate,
  newSignature,
  newTemplate,
  signatureBody,
  signaturePath,
  signatureRef,
  templateBody,
  templatePath,
  templateRef,
} from "./caller";

describe("review", () => {
  const start = emulators();
  const startFrozen = (options: EmulatorOptions = {}): Promise<Emulator> =>
    start({ clock: createClock({ offsetMs: 0, frozenAt: Date.parse("2024-01-02T00:00:00Z") }), ...options });
  const stateOf = async (emulator: Emulator, id: string) => {
    const { status, review } = (await getTemplate(emulator, id)).body;
    return [status, review];
  };

  it("approves after the delay, with the printed words", async () => {
    const emulator = await startFrozen();
    const id = await newTemplate(emulator);
    emulator.admin.setClock({ advanceMs: 1999 });
    expect(await stateOf(emulator, id)).toEqual(["SUBMITTED", ""]);
    emulator.admin.setClock({ advanceMs: 1 });
    expect(await stateOf(emulator, id)).toEqual(["READY", "通过"]);
  });

  it("rejects with the reply when told to", async () => {
    const emulator = await startFrozen({ review: "reject", reviewDelayMs: 0, rejectReply: "variable unclear" });
    expect(await stateOf(emulator, await newTemplate(emulator))).toEqual(["REJECTED", "variable unclear"]);
  });

  it("waits for the admin in manual mode", async () => {
    const emulator = await startFrozen({ review: "manual" });
    const [kept, refused] = [await newTemplate(emulator), await newTemplate(emulator)];
    emulator.admin.setClock({ advanceMs: 10 * 24 * 3600 * 1000 });
    expect(await stateOf(emulator, kept)).toEqual(["SUBMITTED", ""]);
    emulator.admin.approve(templateRef(kept), "fine");
    emulator.admin.reject(templateRef(refused), "too vague");
    expect(await stateOf(emulator, kept)).toEqual(["READY", "fine"]);
    expect(await stateOf(emulator, refused)).toEqual(["REJECTED", "too vague"]);
  });

  it("begins anew when a rejected template is changed, and the old words are gone", async () => {
    const emulator = await startFrozen();
    const id = await newTemplate(emulator);
    emulator.admin.reject(templateRef(id), "too vague");
    expect((await call(emulator, "PUT", `${templatePath}/${id}`, { body: templateBody })).status).toBe(200);
    expect(await stateOf(emulator, id)).toEqual(["SUBMITTED", ""]);
    emulator.admin.setClock({ advanceMs: 2000 });
    expect(await stateOf(emulator, id)).toEqual(["READY", "通过"]);
  });

  it("begins anew when a template under review is changed", async () => {
    const emulator = await startFrozen();
    const id = await newTemplate(emulator);
    emulator.admin.setClock({ advanceMs: 1500 });
    await call(emulator, "PUT", `${templatePath}/${id}`, { body: templateBody });
    emulator.admin.setClock({ advanceMs: 1500 });
    expect(await stateOf(emulator, id)).toEqual(["SUBMITTED", ""]);
  });

  it("refuses to change a template that has passed, and leaves it as it is", async () => {
    const emulator = await startFrozen({ reviewDelayMs: 0 });
    const id = await newTemplate(emulator);
    const reply = await call(emulator, "PUT", `${templatePath}/${id}`, { body: { ...templateBody, name: "other" } });
    expect([reply.status, reply.body.code]).toEqual([400, "InappropriateJSON"]);
    expect((await getTemplate(emulator, id)).body).toMatchObject({ status: "READY", name: templateBody.name });
  });

  it("begins anew when a signature in use is changed", async () => {
    const emulator = await startFrozen();
    const id = await newSignature(emulator);
    emulator.admin.approve(signatureRef(id));
    await call(emulator, "PUT", `${signaturePath}/${id}`, { body: signatureBody });
    expect((await getSignature(emulator, id)).body.status).toBe("SUBMITTED");
  });

  it("follows new settings for what is submitted from then on", async () => {
    const emulator = await startFrozen();
    const before = await newTemplate(emulator);
    emulator.admin.setReview({ mode: "reject", delayMs: 10_000, reply: "no" });
    const after = await newTemplate(emulator);
    emulator.admin.setClock({ advanceMs: 2000 });
    expect(await stateOf(emulator, before)).toEqual(["READY", "通过"]);
    expect(await stateOf(emulator, after)).toEqual(["SUBMITTED", ""]);
    emulator.admin.setClock({ advanceMs: 8000 });
    expect(await stateOf(emulator, after)).toEqual(["REJECTED", "no"]);
  });

  it("keeps a decision that was seen, even when the clock is set back", async () => {
    const emulator = await startFrozen();
    const id = await newTemplate(emulator);
    emulator.admin.setClock({ advanceMs: 5000 });
    expect(await stateOf(emulator, id)).toEqual(["READY", "通过"]);
    emulator.admin.setClock({ advanceMs: -5000 });
    expect(await stateOf(emulator, id)).toEqual(["READY", "通过"]);
  });

  it("is decided exactly when its delay is over, whatever the delay and the looks before", async () => {
    const emulator = await startFrozen({ accountLimits: "off" });
    await fc.assert(
      fc.asyncProperty(fc.nat(5000), fc.array(fc.integer({ min: 1, max: 3000 }), { maxLength: 4 }), async (delayMs, waits) => {
        emulator.admin.setReview({ delayMs });
        const id = await newTemplate(emulator);
        let waited = 0;
        for (const wait of [0, ...waits]) {
          emulator.admin.setClock({ advanceMs: wait });
          waited += wait;
          expect((await getTemplate(emulator, id)).body.status).toBe(waited >= delayMs ? "READY" : "SUBMITTED");
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe("the console", () => {
  const start = emulators();

  it("cancels a review, after which the template can be changed", async () => {
    const emulator = await start({ review: "manual" });
    const id = await newTemplate(emulator);
    emulator.admin.abort(templateRef(id));
    expect((await getTemplate(emulator, id)).body.status).toBe("ABORTED");
    expect(() => emulator.admin.abort(templateRef(id))).toThrow("abort is possible in status SUBMITTED only");
    expect((await call(emulator, "PUT", `${templatePath}/${id}`, { body: templateBody })).status).toBe(200);
  });

  it("deprecates a template that has passed and enables it again", async () => {
    const emulator = await start({ reviewDelayMs: 0 });
    const id = await newTemplate(emulator);
    emulator.admin.deprecate(templateRef(id));
    expect((await getTemplate(emulator, id)).body.status).toBe("DEPRECATED");
    expect((await call(emulator, "PUT", `${templatePath}/${id}`, { body: templateBody })).status).toBe(400);
    emulator.admin.approve(templateRef(id));
    expect((await getTemplate(emulator, id)).body.status).toBe("READY");
  });

  it("cannot deprecate signatures, nor templates under review", async () => {
    const emulator = await start({ review: "manual" });
    const [signature, template] = [await newSignature(emulator), await newTemplate(emulator)];
    expect(() => emulator.admin.deprecate(signatureRef(signature))).toThrow("Allowed: approve, reject, abort.");
    expect(() => emulator.admin.deprecate(templateRef(template))).toThrow("in status READY only");
  });

  it("holds a template that has passed and is not yet ready", async () => {
    const emulator = await start({ review: "manual" });
    const id = await newTemplate(emulator);
    emulator.admin.hold(templateRef(id), "soon");
    expect((await getTemplate(emulator, id)).body).toMatchObject({ status: "APPROVED", review: "soon" });
  });

  it("edits without a review, or with one when asked", async () => {
    const emulator = await start({ reviewDelayMs: 0 });
    const id = await newTemplate(emulator);
    emulator.admin.edit(templateRef(id), { description: "edited" });
    expect((await getTemplate(emulator, id)).body).toMatchObject({ ...templateBody, description: "edited", status: "READY" });
    emulator.admin.setReview({ mode: "manual" });
    emulator.admin.edit(templateRef(id), { name: "edited" }, { resubmit: true });
    expect((await getTemplate(emulator, id)).body).toMatchObject({ name: "edited", status: "SUBMITTED", review: "" });
    emulator.admin.edit(templateRef(id), { status: "REJECTED", review: "stale" });
    expect((await getTemplate(emulator, id)).body).toMatchObject({ status: "REJECTED", review: "stale" });
  });

  it("deletes", async () => {
    const emulator = await start();
    const id = await newSignature(emulator);
    emulator.admin.remove(signatureRef(id));
    expect((await getSignature(emulator, id)).status).toBe(404);
  });
});
