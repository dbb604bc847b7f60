/**
 * `npm run quickstart`: the whole life of a stack on the emulator, told step by step.
 * Each step says what it does before it does it, and every command in it is one that a user would type.
 */
import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cli = join(root, "dist", "cli", "main.js");
const example = join(root, "dist", "examples", "baidu");
const folder = join(root, "build", "quickstart");
const environment = { ...process.env, BAIDUCLOUD_ACCESS_KEY: "emulator", BAIDUCLOUD_SECRET_KEY: "emulator-secret" };
const bold = (text) => (process.stdout.isTTY ? `\u001b[1m${text}\u001b[0m` : text);

let steps = 0;
const emulator = await startEmulator();
try {
  await story();
} finally {
  emulator.process.kill();
}

async function story() {
  prepareFolder();

  tell(`The emulator is running on ${emulator.url}. It stands for Baidu AI Cloud SMS: same calls, same answers, no account needed.
The stack is a CDKTF program, examples/baidu/main.ts: a signature with a proof image, and two templates that name it.
A plan runs the program and compares what it declares with what is really there. It changes nothing.`);
  await smsform("plan");

  tell("Apply does what the plan says: the platform takes the three applications and puts them under review.");
  await smsform("apply", "--auto-approve");

  tell("Nothing has changed since, so a second plan has nothing to do. Reviews may take days; no command waits for them.");
  await smsform("plan");

  const ids = readIds();
  tell(`Meanwhile, on the platform: the reviewer approves the signature and the login code, and rejects the order notice.
Somebody changes the signature's description by hand, in the console.`);
  await admin("POST", `signatures/${ids.signature}/approve`, {});
  await admin("POST", `templates/${ids.loginCode}/approve`, { reply: "通过" });
  await admin("POST", `templates/${ids.orderShipped}/reject`, { reply: "请说明短信的发送对象" });
  await admin("PATCH", `signatures/${ids.signature}`, { description: "changed by hand" });
  console.log("  approved: signature, login code · rejected: order notice · changed by hand: signature\n");

  tell(`In the program, the order notice is corrected, and the login code gets a new text. The plan now shows all of it:
the reviewer's words, the drift, the rejected template changed in place, and the approved one replaced, with the reason.`);
  editProgram("尊敬的${name}，您的订单", "尊敬的会员${name}，您在云杉商城的订单");
  editProgram("5分钟内有效，请勿告知他人。如非本人操作", "10分钟内有效，请勿告知他人。如非本人操作");
  await smsform("plan");

  tell("Apply again. The rejected template keeps its id and is reviewed again; the approved one gets a successor.");
  await smsform("apply", "--auto-approve");

  tell("And away with everything. Templates go before the signature that they name.");
  await smsform("destroy", "--auto-approve");

  console.log(`${bold("That was the whole life of a stack.")} Its folder is ${join("build", "quickstart")}.

With real keys, in a folder of your own:
  export BAIDUCLOUD_ACCESS_KEY=…  BAIDUCLOUD_SECRET_KEY=…      # and no SMSFORM_ENDPOINT
  npx smsform plan && npx smsform apply

With OpenTofu or Terraform, on the same stack and the same state:
  npx smsform provider install
  tofu -chdir=cdktf.out/stacks/shop init && tofu -chdir=cdktf.out/stacks/shop plan

On the emulator: npx smsform emulator, and SMSFORM_ENDPOINT=http://127.0.0.1:4010 with the keys emulator and emulator-secret.`);
}

function tell(text) {
  steps++;
  const [first, ...rest] = text.split("\n");
  console.log(`${bold(`── Step ${steps}`)}  ${first}`);
  for (const line of rest) console.log(`           ${line}`);
  console.log();
}

/** The example's compiled program in a folder of its own, where steps can edit it as its author would. */
function prepareFolder() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of ["main.js", "proof.png"]) copyFileSync(join(example, file), join(folder, file));
  writeFileSync(join(folder, "cdktf.json"), `${JSON.stringify({ language: "typescript", app: "node main.js" }, null, 2)}\n`);
}

/** Texts are escaped in the compiled program, where they are no ASCII: both sides are compared unescaped. */
function editProgram(before, after) {
  const path = join(folder, "main.js");
  const plain = readFileSync(path, "utf8").replace(/\\u([0-9a-fA-F]{4})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  if (!plain.includes(before)) throw new Error(`the example no longer holds "${before}"`);
  writeFileSync(
    path,
    plain.replace(before, () => after),
  );
}

function readIds() {
  const { outputs } = JSON.parse(readFileSync(join(folder, "terraform.shop.tfstate"), "utf8"));
  return { signature: outputs.signature_id.value, loginCode: outputs.login_code_id.value, orderShipped: outputs.order_shipped_id.value };
}

async function admin(method, path, body) {
  const url = `${emulator.url}/_emulator/baidu/${path}`;
  const answer = await fetch(url, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
}

async function smsform(...parameters) {
  console.log(bold(`  $ smsform ${parameters.join(" ")}`));
  const run = spawn(process.execPath, [cli, ...parameters], {
    cwd: folder,
    env: { ...environment, SMSFORM_ENDPOINT: emulator.url },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let shows = parameters[0] !== "apply";
  if (!shows) console.log("  … the plan, as above …\n");
  for await (const line of createInterface({ input: run.stdout })) {
    shows ||= /: (?:Creating|Modifying|Destroying)\.\.\./.test(line);
    if (shows) console.log(line === "" ? "" : `  ${line}`);
  }
  const code = run.exitCode ?? (await new Promise((resolve) => run.on("exit", resolve)));
  console.log();
  if (code !== 0) throw new Error(`smsform ${parameters.join(" ")} ended with ${code}`);
}

async function startEmulator() {
  const child = spawn(process.execPath, [cli, "emulator", "--port", "0", "--review", "manual"], { stdio: ["ignore", "pipe", "ignore"] });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /listening on (\S+)/.exec(line)?.[1];
    if (url) return { url, process: child };
  }
  throw new Error("the emulator did not start");
}
