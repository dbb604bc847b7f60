import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engines } from "./engines";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "smsform-proof-"));
  writeFileSync(join(folder, "proof.png"), "picture");
  writeFileSync(join(folder, "cdktf.json"), "{}");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.each(engines)("with %s", (_, { engine, sms }) => {
  const newStack = () => new engine.TerraformStack(engine.Testing.app({ context: { cdktfJsonPath: join(folder, "cdktf.json") } }), "shop");

  test.each([
    ["absolute", () => join(folder, "proof.png")],
    ["relative to cdktf.json", () => "proof.png"],
  ])("a file given by a path that is %s lies beside the stack, under the path that was returned", (_, given) => {
    const stack = newStack();
    new sms.SmsProvider(stack, "sms");
    const path = sms.proofFile(stack, "proof", given());
    new sms.BaiduSignature(stack, "signature", { content: "云杉商城", contentType: "MobileApp", signatureFile: path });
    const stackFolder = join(engine.Testing.fullSynth(stack), "stacks", "shop");
    const { resource } = JSON.parse(readFileSync(join(stackFolder, "cdk.tf.json"), "utf8"));
    expect(resource.sms_baidu_signature.signature.signature_file).toBe(path);
    expect(readFileSync(join(stackFolder, path), "utf8")).toBe("picture");
    rmSync(join(stackFolder, "..", ".."), { recursive: true });
  });

  test.each([
    ["is not there", "missing.png"],
    ["is a folder", "."],
  ])("a path that %s is refused with the construct and what to give", (_, name) => {
    const path = join(folder, name);
    expect(() => sms.proofFile(newStack(), "proof", path)).toThrow(
      /^\[shop\/proof\] The proof file ".*" cannot be used: [\s\S]*Give the path of a file/,
    );
  });
});
