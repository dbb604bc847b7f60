import { rm } from "node:fs/promises";
import { type Emulator, startEmulator } from "../../src/emulator";
import { header } from "../scenarios/frontends";
import { templateBlock } from "../scenarios/stacks";
import { describeEngine } from "../support/engines/engine";
import { builtPlugin } from "../support/engines/plugin-bundle";

jest.setTimeout(120_000);

/** The account of the keys in the environment, and another by alias. */
const stack = `${header}
variable "branch_secret" {
  sensitive = true
}

provider "sms" {}
provider "sms" {
  alias = "branch"
  baidu {
    access_key = "branch"
    secret_key = var.branch_secret
  }
}
${templateBlock("own")}
${templateBlock("branch", { name: "分店通知", more: "provider = sms.branch" })}
data "sms_baidu_template" "branch" {
  provider    = sms.branch
  template_id = sms_baidu_template.branch.id
}
output "owners" {
  value = [data.sms_baidu_template.branch.user_id, sms_baidu_template.own.user_id]
}
`;
const objects = () =>
  emulator.admin
    .objects()
    .map(({ account, name }) => `${account}: ${name}`)
    .sort();

let bundle: string;
let emulator: Emulator;
beforeAll(async () => {
  bundle = await builtPlugin();
});
beforeEach(async () => {
  const credentials = { emulator: { secret: "emulator-secret" }, branch: { secret: "branch-secret" } };
  emulator = await startEmulator({ review: "manual", credentials });
});
afterEach(() => emulator.close());
afterAll(() => rm(bundle, { recursive: true, force: true }));

describeEngine("aliases", (engine) => {
  it("put each object into the account that its alias names, and take it away from there", async () => {
    const environment = {
      SMSFORM_ENDPOINT: emulator.url,
      BAIDUCLOUD_ACCESS_KEY: "emulator",
      BAIDUCLOUD_SECRET_KEY: "emulator-secret",
      TF_VAR_branch_secret: "branch-secret",
    };
    // Each alias has a process of its own, which an attached provider has not.
    const work = await engine.work({ files: { "main.tf": stack }, devOverride: bundle, environment });
    try {
      expect(await work.apply()).toMatchObject({ exitCode: 0 });
      expect(objects()).toEqual(["branch: 分店通知", "emulator: 订单发货通知"]);
      expect(new Set(Object(await work.output("owners"))).size).toBe(2);
      expect((await work.destroy("-refresh=false")).text).toContain("2 destroyed");
      expect(objects()).toEqual([]);
    } finally {
      await work.remove();
    }
  });
});
