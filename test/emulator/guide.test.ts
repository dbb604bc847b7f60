/** What the guide on trying without an account has its readers type. */
import { startEmulator } from "../../src/emulator";
import { readGuide } from "../support/stacks/guide";

const guide = readGuide("trying-without-an-account");
const headings = ["Play the reviewer", "Be somebody else in the console", "Let something go wrong", "See what was sent"];
const template = { templateName: "登录验证码", templateContent: "您的验证码是{1}", smsType: 3, remark: "登录", status: "1" };

/** One line of the guide, as its reader's shell would run it. */
async function curl(line: string, endpoint: string): Promise<number> {
  const [, method, url = "", body] = /^curl (?:-X (\w+) )?"([^"]+)"(?: --json '([^']+)')?$/.exec(line) ?? [];
  const json = body && { headers: { "content-type": "application/json" }, body };
  const response = await fetch(url.replace("$SMSFORM_ENDPOINT", endpoint), { method: method ?? (body ? "POST" : "GET"), ...json });
  return response.status;
}

it.each([...headings, "Decide what a document leaves open"])("every command under “%s” works", async (heading) => {
  const emulator = await startEmulator({ review: "manual" });
  try {
    for (const id of ["1110", "1111"]) emulator.admin.create({ platform: "tencent", kind: "templates" }, { id, ...template });
    const lines = guide.blocks(heading, "shell").flatMap((block) => block.trim().split("\n"));
    for (const line of lines) expect([line, await curl(line, emulator.url)]).toEqual([line, 200]);
  } finally {
    await emulator.close();
  }
});
