import { connectPlugin, type PluginClient } from "../../../../test/support/engines/plugin-client";
import { clouds } from "../../../clouds";
import { signature } from "../../../clouds/baidu/signature/resource";
import { decodeObject } from "../../codec/dynamic-value";
import { decodePrivate } from "../../codec/private-data";
import { startProvider } from "../../reattach";
import type { Serving } from "../../serve";

const official = "registry.terraform.io/baidubce/baiducloud";
const stored = {
  id: "sms-sign-WWejWQ54455",
  content: "baidu",
  content_type: "Enterprise",
  country_type: "DOMESTIC",
  description: "never read by the old provider",
  signature_file_base64: "cHJvb2Y=",
  signature_file_format: "png",
  review: "",
  status: "READY",
  timeouts: null,
  user_id: "u",
};

describe("the state of a baiducloud_sms_signature", () => {
  let serving: Serving;
  let client: PluginClient;

  beforeEach(async () => {
    serving = await startProvider({ clouds, environment: {}, log: () => undefined });
    client = connectPlugin(serving.address);
  });
  afterEach(async () => {
    client.close();
    await serving.close();
  });

  const move = (state: string, { from = "baiducloud_sms_signature", provider = official } = {}) =>
    client.call("MoveResourceState", {
      sourceProviderAddress: provider,
      sourceTypeName: from,
      sourceSchemaVersion: 0,
      sourceState: { json: Buffer.from(state) },
      targetTypeName: "sms_baidu_signature",
    });

  it("gives what the old provider knew of the platform, before anything is configured", async () => {
    const { targetState, diagnostics } = await move(JSON.stringify(stored));
    expect(diagnostics).toEqual([]);
    expect(decodeObject(signature.attributes, targetState)).toEqual({
      id: stored.id,
      content: "baidu",
      content_type: "Enterprise",
      country_type: "DOMESTIC",
      user_id: "u",
      status: "READY",
      review: null,
      usable: true,
      description: null,
      signature_file: null,
      signature_file_format: null,
      skip_destroy: null,
      signature_file_digest: null,
      deletion_protection: null,
    });
  });

  it.each([
    "registry.opentofu.org/baidubce/baiducloud",
    "registry.terraform.io/hashicorp/baiducloud",
    "registry.terraform.io/-/baiducloud",
    "baiducloud",
  ])("is known by its provider under every name that engines give it: %s", async (provider) => {
    expect((await move(JSON.stringify(stored), { provider })).diagnostics).toEqual([]);
  });

  it("leaves open what it did not know, as after an import, and hands on nothing of a proof file", async () => {
    const { targetState, targetPrivate } = await move(JSON.stringify(stored));
    expect(decodePrivate(targetPrivate)).toEqual({
      imported: true,
      unobserved: ["description", "signature_file", "signature_file_format", "signature_file_digest"],
    });
    expect(Buffer.concat([targetState?.msgpack ?? Buffer.alloc(0), targetPrivate]).toString("latin1")).not.toContain("cHJvb2Y");
  });

  it("is taken from any registry that has the provider, and from no other provider or type", async () => {
    expect((await move(JSON.stringify(stored), { provider: "registry.opentofu.org/baidubce/baiducloud" })).diagnostics).toEqual([]);
    const refusals = [
      { provider: "registry.terraform.io/somebody/baiducloud" },
      { provider: "registry.terraform.io/baidubce/baiducloud-fork" },
      { from: "baiducloud_sms_template" },
    ];
    for (const other of refusals) {
      expect((await move(JSON.stringify(stored), other)).diagnostics).toMatchObject([
        { severity: "ERROR", summary: expect.stringContaining("cannot become a sms_baidu_signature") },
      ]);
    }
  });

  it.each([
    ["is no JSON", "{"],
    ["is no object", "[]"],
    ["has no id", JSON.stringify({ ...stored, id: null })],
    ["has an empty id", JSON.stringify({ ...stored, id: "" })],
    ["holds a list for a text", JSON.stringify({ ...stored, content: ["secret"] })],
    ["is empty", ""],
  ])("that %s is refused, with the way by import and without its content", async (_problem, state) => {
    const { diagnostics } = await move(state);
    expect(diagnostics).toMatchObject([{ severity: "ERROR", detail: expect.stringContaining("import block") }]);
    expect(JSON.stringify(diagnostics)).not.toContain("secret");
  });

  it.each(["registry.opentofu.org/smsform/sms", "registry.terraform.io/smsform/sms", "mirror.example/smsform/sms"])(
    "that %s recorded of the same type is ours already: nothing of it is lost",
    async (provider) => {
      const ours = { ...stored, description: "ours", signature_file: "proof.png", deletion_protection: false, skip_destroy: true };
      const { targetState, targetPrivate, diagnostics } = await client.call("MoveResourceState", {
        sourceProviderAddress: provider,
        sourceTypeName: "sms_baidu_signature",
        sourceSchemaVersion: 0,
        sourceState: { json: Buffer.from(JSON.stringify(ours)) },
        sourcePrivate: Buffer.from('{"unobserved":["description"]}'),
        targetTypeName: "sms_baidu_signature",
      });
      expect(diagnostics).toEqual([]);
      expect(decodeObject(signature.attributes, targetState)).toMatchObject({
        description: "ours",
        signature_file: "proof.png",
        skip_destroy: true,
      });
      expect(decodePrivate(targetPrivate)).toEqual({ unobserved: ["description"] });
    },
  );

  it("of ours that a newer version wrote is refused", async () => {
    const { diagnostics } = await client.call("MoveResourceState", {
      sourceProviderAddress: "registry.opentofu.org/smsform/sms",
      sourceTypeName: "sms_baidu_signature",
      sourceSchemaVersion: 99,
      sourceState: { json: Buffer.from(JSON.stringify(stored)) },
      targetTypeName: "sms_baidu_signature",
    });
    expect(diagnostics).toMatchObject([{ severity: "ERROR", summary: expect.stringContaining("newer version") }]);
  });
});
