/** Programs in a project as `cdktf init --template typescript` makes it, which looks for modules as Node 10 did. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

jest.setTimeout(120_000);

const repository = join(__dirname, "..", "..");
/** What that project's compiler options come to. */
const compilerOptions = {
  module: "CommonJS",
  target: "ES2018",
  lib: ["es2018"],
  strict: true,
  declaration: true,
  experimentalDecorators: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  resolveJsonModule: true,
  skipLibCheck: true,
};

const program = (engine: string) => `
import { App, TerraformStack } from "${engine}";
import { BaiduTemplate, SmsProvider, text } from "smsform/${engine}";
import { BaiduSms, baidu, PlatformError, tencent } from "smsform";
import { startEmulator } from "smsform/emulator";
import { openStack, plan } from "smsform/engine";

const app = new App();
const stack = new TerraformStack(app, "shop");
new SmsProvider(stack, "sms", { baidu: { region: "bj", rules: { V22: "off" } } });
new BaiduTemplate(stack, "code", {
  name: "code", content: text("您的验证码是\${SMSvCode}"), smsType: "CommonVcode", description: "sign-in",
});
const signature: baidu.NewSignature = { content: "云杉商城", contentType: "Enterprise" };
export const all = [BaiduSms, PlatformError, tencent.limits, startEmulator, openStack, plan, signature, baidu.sendCode("1000")];
console.log(all.map((each) => typeof each).join(" "));
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "smsform-project-"));
  mkdirSync(join(folder, "node_modules", "@types"), { recursive: true });
  symlinkSync(repository, join(folder, "node_modules", "smsform"));
  for (const name of ["cdktf", "cdktn", "constructs", "@types/node"]) {
    symlinkSync(dirname(require.resolve(`${name}/package.json`)), join(folder, "node_modules", name));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the compiler says of a program. */
function compile(source: string): string {
  writeFileSync(join(folder, "main.ts"), source);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["main.ts"] }));
  const tsc = join(dirname(require.resolve("typescript/package.json")), "bin", "tsc");
  return spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" }).stdout;
}

test.each(["cdktf", "cdktn"])("compile and run with %s and everything else that the package offers", (engine) => {
  expect(compile(program(engine))).toBe("");
  const said = execFileSync(process.execPath, ["main.js"], { cwd: folder, encoding: "utf8" });
  expect(said).toBe("function function object function function function object object\n");
});

test("are told of a rule that the platform does not have", () => {
  expect(compile(program("cdktf").replace("V22", "V222"))).toMatch(/'V222' does not exist in type/);
});
