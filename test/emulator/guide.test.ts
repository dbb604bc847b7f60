/** What the guides on trying without an account and on each platform have their readers type. */
import { startEmulator } from "../../src/emulator";
import { tencentCalls } from "../../src/emulator/tencent/calls/definitions";
import { curl } from "../support/cli/curl";
import { readGuide } from "../support/stacks/guide";

const guide = readGuide("trying-without-an-account");
const headings = [
  "Play the reviewer",
  "Long lists",
  "Be somebody else in the console",
  "Let something go wrong",
  "See what was called",
  "Read what was sent",
  "Decide what a document leaves open",
];
const template = { templateName: "登录验证码", templateContent: "您的验证码是{1}", smsType: 3, remark: "登录", status: "1" };

it.each(headings)("every command under “%s” works", async (heading) => {
  const emulator = await startEmulator({ review: "manual" });
  try {
    for (const id of ["1110", "1111"]) emulator.admin.create({ platform: "tencent", kind: "templates" }, { id, ...template });
    const lines = guide.blocks(heading, "shell").flatMap((block) => block.trim().split("\n"));
    for (const line of lines) expect([line, (await curl(line, emulator.url)).status]).toEqual([line, 200]);
  } finally {
    await emulator.close();
  }
});

describe("what guides say of keys", () => {
  const policiesFor = (platform: string) => readGuide(platform).blocks("What a key needs", "json");
  const policies = policiesFor("tencent");

  it("has every call of Tencent in one policy", () => {
    const actions = policies.flatMap((policy) => policy.match(/name\/sms:\w+/g) ?? []);
    expect(actions.sort()).toEqual(
      Object.keys(tencentCalls)
        .map((call) => `name/sms:${call}`)
        .sort(),
    );
  });

  it("has policies in JSON", () => {
    for (const policy of [...policies, ...policiesFor("baidu"), ...policiesFor("huawei")]) JSON.parse(policy);
  });
});
