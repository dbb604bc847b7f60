/** What users of Baidu's official Terraform provider ran into, each as a promise that it does not happen here. */
import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { BaiduSms } from "../../src/clouds/baidu/client/client";
import { describeFrontends, describeTofu, type Frontend } from "./frontends";
import { signatureBlock, stack, templateBlock } from "./stacks";

jest.setTimeout(120_000);

const templateAddress = "sms_baidu_template.t";
const signatureAddress = "sms_baidu_signature.s";
const png = (mark: string) => Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from(mark)]);
const refOf = async (frontend: Frontend, address: string) => {
  const id = String((await frontend.state())[address]?.values.id);
  return { platform: "baidu", kind: address.includes("template") ? "templates" : "signatures", id };
};
const changed = { content: "您的订单${orderId}已由${carrier}发出。" };

describeFrontends("defect 1, computed attributes that every plan wants to null again: a second plan shows no changes", (open) => {
  const files = {
    ...stack(
      signatureBlock("s", { description: "用于会员通知", more: 'signature_file = "proof.png"' }),
      templateBlock("t", { more: "depends_on = [sms_baidu_signature.s]" }),
    ),
    "proof.png": png("proof"),
  };

  it("after an apply, also once the review has moved, and after a run that only takes the review over", async () => {
    const frontend = await open({ files });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
    for (const address of [signatureAddress, templateAddress]) frontend.emulator.admin.approve(await refOf(frontend, address));
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
    frontend.sent();
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(frontend.sent()).toEqual([]);
    expect((await frontend.state())[templateAddress]?.values).toMatchObject({ status: "READY", usable: true });
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
  });

  it("after an import by command, the state being lost", async () => {
    const frontend = await open({ files });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    const [signature, template] = [await refOf(frontend, signatureAddress), await refOf(frontend, templateAddress)];
    await rm(join(frontend.folder, "terraform.tfstate"));
    frontend.sent();
    expect(await frontend.import(signatureAddress, signature.id)).toMatchObject({ ok: true });
    expect(await frontend.import(templateAddress, template.id)).toMatchObject({ ok: true });
    // Nobody can read a proof file back: one run records it.
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
    expect(frontend.sent()).toEqual([]);
  });
});

describeFrontends("defect 2, a change that prints success and sends nothing: what is planned is sent and read back", (open) => {
  const files = (description: string, mark: string) => ({
    ...stack(signatureBlock("s", { description, more: 'signature_file = "proof.png"' })),
    "proof.png": png(mark),
  });

  it.each([
    { what: "description", after: files("用于订单通知", "first") },
    { what: "proof file", after: files("用于会员通知", "second") },
  ])("when only the $what of a signature changes", async ({ after }) => {
    const frontend = await open({ files: files("用于会员通知", "first") });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    const before = frontend.emulator.admin.object(await refOf(frontend, signatureAddress));
    await frontend.write(after);
    expect((await frontend.plan()).changes).toEqual([`update ${signatureAddress}`]);
    frontend.log();
    expect(await frontend.apply()).toMatchObject({ ok: true });
    const calls = frontend.log().map(({ call }) => call);
    expect(calls.filter((call) => call === "modifySignature")).toHaveLength(1);
    expect(calls.lastIndexOf("getSignature")).toBeGreaterThan(calls.indexOf("modifySignature"));
    expect(frontend.emulator.admin.object(await refOf(frontend, signatureAddress))).not.toEqual(before);
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
  });
});

describeFrontends("defect 3, an approved template destroyed before its successor is even reviewed: the plan warns of it", (open) => {
  it("names the gap in service and the way around it", async () => {
    const frontend = await open({ files: stack(templateBlock("t")) });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    frontend.emulator.admin.approve(await refOf(frontend, templateAddress));
    await frontend.write(stack(templateBlock("t", changed)));
    const plan = await frontend.plan();
    expect(plan).toMatchObject({ ok: true, changes: [`replace ${templateAddress}`] });
    expect(plan.text).toContain("a gap in service");
    expect(plan.text).toContain("create_before_destroy = true");
  });
});

describeTofu("defect 3, an approved template destroyed before its successor is even reviewed", (open) => {
  const succession = (text?: typeof changed) =>
    stack(
      templateBlock("t", { ...text, more: "lifecycle { create_before_destroy = true }" }),
      `resource "sms_baidu_approval" "a" {\n  template_id = ${templateAddress}.id\n  timeouts { create = "0s" }\n}\n`,
    );

  it("with an approval and create_before_destroy: the old DELETE is on the wire only after the successor is usable", async () => {
    const frontend = await open({ files: succession(), emulator: { review: "approve", reviewDelayMs: 0 } });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    const old = await refOf(frontend, templateAddress);
    frontend.emulator.admin.setReview({ mode: "manual" });
    await frontend.write(succession(changed));
    frontend.sent();
    expect(await frontend.apply()).toMatchObject({ ok: false, text: expect.stringContaining("is still under review") });
    expect(frontend.sent()).toEqual(["POST template"]);
    expect(frontend.emulator.admin.object(old)).toMatchObject({ status: "READY" });

    const successor = frontend.emulator.admin.objects({ platform: "baidu", kind: "templates" }).find(({ id }) => id !== old.id);
    frontend.emulator.admin.approve({ ...old, id: String(successor?.id) });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    const writes = frontend.log().filter(({ method }) => method !== "GET");
    expect(writes.map(({ method, path }) => `${method} ${path}`)).toEqual([`DELETE /sms/v3/template/${old.id}`]);
  });
});

describeFrontends("defect 4, a lock that lets one call through at a time: calls are in flight together", (open) => {
  const names = Array.from({ length: 12 }, (_, i) => `t${i}`);
  const files = stack(...names.map((name) => templateBlock(name, { name: `通知${name}` })));

  it("when objects are made, read, changed and deleted", async () => {
    const frontend = await open({ files, emulator: { latencyMs: 150 } });
    const { admin } = frontend.emulator;
    const inFlight = async (run: () => Promise<{ readonly ok: boolean }>) => {
      admin.clearCalls();
      expect(await run()).toMatchObject({ ok: true });
      return admin.calls();
    };
    expect((await inFlight(() => frontend.apply())).maxInFlight).toBeGreaterThanOrEqual(5);
    const read = await inFlight(() => frontend.plan());
    expect(read.counts).toEqual({ baidu: { getTemplate: names.length } });
    expect(read.maxInFlight).toBeGreaterThanOrEqual(5);
    await frontend.write(stack(...names.map((name) => templateBlock(name, { name: `通知${name}`, ...changed }))));
    expect((await inFlight(() => frontend.apply())).maxInFlight).toBeGreaterThanOrEqual(5);
    const gone = await inFlight(() => frontend.destroy());
    expect(gone.counts.baidu?.deleteTemplate).toBe(names.length);
    expect(gone.maxInFlight).toBeGreaterThanOrEqual(5);
  });
});

describe("defect 5, plain HTTP by default: HTTPS unless the endpoint says otherwise", () => {
  const variables = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy", "ALL_PROXY", "all_proxy"];
  const before = variables.map((name) => [name, process.env[name]] as const);
  afterEach(() => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  /** What a proxy on the way is asked for: a tunnel for HTTPS, the whole request for HTTP. It lets nothing through. */
  async function askedOf(endpoint: { readonly endpoint?: string }): Promise<string[]> {
    const asked: string[] = [];
    const proxy = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.writeHead(502).end();
    });
    proxy.on("connect", (request, socket) => {
      asked.push(`CONNECT ${request.url}`);
      socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    for (const name of variables) delete process.env[name];
    process.env.HTTP_PROXY = process.env.HTTPS_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const client = new BaiduSms({ accessKeyId: "id", secretKey: "key", retry: { tries: 1 }, ...endpoint });
    await expect(client.getTemplate("sms-tmpl-wHoJXL09355")).rejects.toMatchObject({ meaning: "unavailable" });
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
    return asked;
  }

  it.each([
    { title: "the platform's own", given: {}, asked: "CONNECT smsv3.bj.baidubce.com:443" },
    { title: "a host", given: { endpoint: "sms.example.test" }, asked: "CONNECT sms.example.test:443" },
    { title: "an https URL", given: { endpoint: "https://sms.example.test" }, asked: "CONNECT sms.example.test:443" },
    {
      title: "an http URL, which has to be asked for",
      given: { endpoint: "http://sms.example.test" },
      asked: "GET http://sms.example.test/sms/v3/template/sms-tmpl-wHoJXL09355",
    },
  ])("$title", async ({ given, asked }) => {
    expect(await askedOf(given)).toEqual([asked]);
  });
});

describeFrontends("defect 5, an endpoint that cannot be changed: the provider block sets it", (open) => {
  it("and every call goes there", async () => {
    const frontend = await open({ files: stack(), environment: { SMSFORM_ENDPOINT: "" } });
    const block = `provider "sms" {\n  baidu {\n    endpoint = "${frontend.emulator.url}"\n  }\n}\n`;
    await frontend.write(stack(block, templateBlock("t")));
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
    expect(frontend.log().map(({ call }) => call)).toContain("createTemplate");
  });
});

describeFrontends("defect 6, a repeated create with a token of its own: one token per create, however many tries", (open) => {
  it.each([
    { object: "template", call: "createTemplate", block: templateBlock("t") },
    { object: "signature", call: "createSignature", block: signatureBlock("s") },
  ])("for a $object whose answers are lost and whose connection breaks", async ({ call, block }) => {
    const frontend = await open({ files: stack(block) });
    const { admin } = frontend.emulator;
    admin.addFaults({ call, nth: [1, 3], action: { dropAnswer: true } }, { call, nth: 2, action: { resetBefore: true } });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    const tries = frontend.log().filter((entry) => entry.call === call);
    expect(tries).toHaveLength(4);
    expect(tries[0]?.query.clientToken).toMatch(/\S/);
    expect(new Set(tries.map(({ query }) => query.clientToken)).size).toBe(1);
    expect(admin.objects()).toHaveLength(1);
  });

  it("and two creates have two", async () => {
    const frontend = await open({ files: stack(templateBlock("a"), templateBlock("b")) });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    const tokens = frontend.log().flatMap(({ call, query }) => (call === "createTemplate" ? [query.clientToken] : []));
    expect(new Set(tokens).size).toBe(2);
  });
});

describeFrontends("defect 7, an optional country_type without which the apply fails: left out, it is DOMESTIC", (open) => {
  it("for a signature and for a template", async () => {
    const blocks = [signatureBlock("s"), templateBlock("t")];
    expect(blocks.join()).not.toContain("country_type");
    const frontend = await open({ files: stack(...blocks) });
    expect((await frontend.plan()).after).toMatchObject({
      [signatureAddress]: { country_type: "DOMESTIC" },
      [templateAddress]: { country_type: "DOMESTIC" },
    });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    const bodies = frontend.log().flatMap(({ method, body }) => (method === "POST" ? [body] : []));
    expect(bodies).toEqual([expect.objectContaining({ countryType: "DOMESTIC" }), expect.objectContaining({ countryType: "DOMESTIC" })]);
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
  });
});
