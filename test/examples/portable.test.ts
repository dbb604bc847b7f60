/** The first example: one catalogue on four platforms, as the README has its readers write and type it, and through both front doors. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { App, Testing } from "cdktf";
import { addConventions } from "../../examples/portable/conventions";
import type { Messages } from "../../examples/portable/messages";
import { Shop } from "../../examples/portable/shop";
import { BaiduSms, HuaweiSms, InfocloudSms, TencentSms } from "../../src";
import type { Emulator } from "../../src/emulator";
import { createMessenger, type PlatformName, parseCatalogue } from "../../src/messaging";
import { synthesizedIn } from "../constructs/synthesized-files";
import { describeFrontends, type Frontend } from "../scenarios/frontends";
import { commandLines } from "../support/cli/command-line";
import { readPage } from "../support/stacks/guide";

jest.setTimeout(120_000);

const root = join(__dirname, "..", "..");
const source = join(root, "examples", "portable");
const compiled = join(root, "dist", "examples", "portable");
const seed = join(source, "emulator.json");
const readme = readPage(join(root, "README.md"));
const sent = "【云上书店】验证码482913，5分钟内有效，请勿告知他人。";
const execute = promisify(execFile);

describe("the README's example", () => {
  const begin = commandLines();

  test.each(["shop.ts", "main.ts", "send.ts"])("shows the whole of %s", (name) => {
    expect(readme.blocks("Use it", "ts")).toContain(readFileSync(join(source, name), "utf8"));
  });

  it("is typed line by line, and a message arrives", async () => {
    const cli = await begin({ "cdktf.json": JSON.stringify({ app: `node ${join(compiled, "main.js")}` }) }, { seed });
    const said: Record<string, string> = {};
    for (const line of readme.blocks("Use it", "sh").flatMap((block) => block.trim().split("\n"))) {
      const [program = "", ...words] = line
        .replace(/ +#.*$/, "")
        .replace(/^npx smsform/, "smsform")
        .split(" ");
      // What npm installs and the compiler makes of it is tried where the package is.
      if (program === "smsform") {
        const { exitCode, stdout, stderr } = await cli.run(...words, ...(words[0] === "apply" ? ["--auto-approve"] : []));
        expect([line, exitCode, stderr.replace(/^Warning[\s\S]*/, "")]).toEqual([line, 0, ""]);
        said[words.join(" ")] = stdout;
        if (words[0] === "status") approve(cli);
      }
      if (program === "node") {
        const { stdout } = await execute(process.execPath, [join(compiled, ...words.slice(0, 1)), ...words.slice(1)], {
          cwd: cli.folder,
          env: { ...cli.environment, HUAWEI_APP_KEY: "none", HUAWEI_APP_SECRET: "none" },
        });
        said.node = stdout;
      }
    }
    expect(said.node).toBe("sent by baidu\n");
    expect(messagesIn(cli.emulator)).toEqual([`baidu ${sent}`]);
    // The formatter of this repository leaves quotes out.
    const types = readFileSync(join(cli.folder, "messages.ts"), "utf8").replaceAll('"', "");
    expect(types).toBe(readFileSync(join(source, "messages.ts"), "utf8"));
  });
});

describeFrontends("examples/portable", (open, frontend) => {
  const begin = commandLines();

  it("is reviewed, goes live, plans clean, and each platform sends what its catalogue says", async () => {
    const it = await open({ files: shopFiles(), emulator: { seed } });
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });
    approve(it);
    expect(await it.apply()).toMatchObject({ ok: true });
    expect(await it.plan()).toMatchObject({ ok: true, changes: [] });

    const { run } = await begin();
    const { stdout } = await run("catalogue", "write", "--state", join(it.folder, "terraform.tfstate"));
    const { messages } = parseCatalogue(Buffer.from(stdout), `of ${frontend}`);
    expect(messages.otp?.on.map(({ platform, usable }) => [platform, usable])).toEqual(all.map((platform) => [platform, true]));
    for (const platform of all) {
      const messenger = createMessenger<Messages>({
        catalogue: parseCatalogue(Buffer.from(stdout), "given"),
        platforms: await onlyOn(platform, it),
      });
      expect(await messenger.sendOne("otp", "+8613800138000", { otp: "482913" })).toMatchObject({ outcome: "accepted", platform });
    }
    expect(messagesIn(it.emulator)).toEqual(all.map((platform) => `${platform} ${sent}`));
  });
});

test("the example's conventions find nothing wrong in it, and tell what somebody should know", () => {
  const shop = new Shop(Testing.app(), "shop");
  addConventions(shop);
  Testing.fullSynth(shop);
  const told = shop.node.findAll().flatMap(({ node }) => node.metadata.filter(({ type }) => type === "@cdktf/warn").map(() => node.path));
  expect(told.filter((path) => path.includes("infocloud"))).toHaveLength(1);
  expect(told.filter((path) => !path.includes("infocloud"))).toHaveLength(6);
});

test("the example's own test of its texts runs without a test framework", async () => {
  const { stdout } = await execute(process.execPath, ["--test", join(compiled, "texts.spec.js")]);
  expect(stdout).toMatch(/^# pass 1$/m);
});

function shopFiles() {
  return synthesizedIn((outdir) => {
    const app = new App({ outdir });
    new Shop(app, "shop");
    return app;
  });
}

const all = ["baidu", "huawei", "infocloud", "tencent"] as const satisfies readonly PlatformName[];

async function onlyOn(platform: PlatformName, it: Frontend) {
  const endpoint = it.emulator.url;
  const secret = "emulator-secret";
  switch (platform) {
    case "baidu":
      return { baidu: { client: new BaiduSms({ accessKeyId: "emulator", secretKey: secret, endpoint }) } };
    case "tencent":
      return { tencent: { client: new TencentSms({ secretId: "emulator", secretKey: secret, endpoint }), smsSdkAppId: "1400006666" } };
    case "infocloud":
      return { infocloud: { client: new InfocloudSms({ apiKey: "emulator", accessKey: secret, endpoint }) } };
    case "huawei": {
      const [app] = Object.entries(await it.state()).flatMap(([address, { values }]) =>
        address.startsWith("sms_huawei_app.") ? [values] : [],
      );
      const [appKey, appSecret] = [String(app?.app_key), String(app?.app_secret)];
      return { huawei: { client: new HuaweiSms({ app: { appKey, appSecret, accessAddress: endpoint } }) } };
    }
  }
}

/** Signatures first, because a template may wait for its own. */
function approve({ emulator }: Pick<Frontend, "emulator">): void {
  for (const kind of ["signatures", "templates"])
    for (const { platform, id } of emulator.admin.objects({ kind }))
      if (platform !== "infocloud") emulator.admin.approve({ platform, kind, id: String(id) });
}

function messagesIn({ admin }: Emulator): readonly string[] {
  return admin
    .objects({ kind: "messages" })
    .map(({ platform, content }) => `${platform} ${String(content)}`)
    .sort();
}
