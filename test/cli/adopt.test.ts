import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandLines } from "../support/cli/command-line";

jest.setTimeout(120_000);
const begin = commandLines();

const hostile = '折扣50%{if}，"引号"\\反斜杠，$${x}与${y}，换行\n制表\t，\u202e倒写。';

describe("smsform adopt", () => {
  it("try", async () => {
    const cli = await begin();
    const seed = {
      baidu: {
        templates: [
          { id: "sms-tmpl-A", name: "登录验证码", content: "您的验证码是${SMSvCode}，5分钟内有效。", smsType: "CommonVcode", countryType: "DOMESTIC", description: "登录" },
        ],
      },
      tencent: {
        signatures: [{ id: "500", signName: "云杉优选", signType: 1, documentType: 4, qualificationId: "1000001" }],
        templates: [
          { id: "1110", templateName: "登录验证码", templateContent: "您的验证码是{1}，5分钟内有效。", smsType: 3, remark: "x" },
          { id: "1111", templateName: "登录验证码", templateContent: hostile, smsType: 3, remark: "x" },
          { id: "1112", templateName: "！！！", templateContent: "abc", smsType: 3, remark: "x", international: 1 },
          { id: "1113", templateName: "两处", templateContent: "abc", smsType: 3, remark: "x", international: 3 },
        ],
      },
    };
    writeFileSync(join(cli.folder, "seed.json"), JSON.stringify({ platforms: seed }));
    const own = await begin({}, { seed: join(cli.folder, "seed.json") });
    const said = await own.run("adopt", "tencent", "--out", "adopted");
    console.log(said.exitCode, said.stdout, said.stderr);
    for (const f of readdirSync(join(own.folder, "adopted"))) console.log(f, readFileSync(join(own.folder, "adopted", f), "utf8"));
    own.emulator.admin.clearCalls();
    const plan = await own.run("plan", "adopted");
    console.log(plan.exitCode, plan.stdout, plan.stderr);
    const apply = await own.run("apply", "adopted", "--auto-approve");
    console.log(apply.exitCode, apply.stdout.slice(-600), apply.stderr);
    const again = await own.run("plan", "adopted", "--detailed-exitcode");
    console.log(again.exitCode, again.stdout, again.stderr, own.emulator.admin.calls().counters);
  });
});
