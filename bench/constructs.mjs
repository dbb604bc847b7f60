/** The construct library: what writing a message once costs beside writing its objects by hand, at synthesis, in the compiler and at import. */
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { dist } from "./programs.mjs";

const require = createRequire(import.meta.url);
const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param few templates of a program; the growth is that of one with `many` */
export function measureConstructs({ few, many, rounds, folder }) {
  const [level1, level2] = [[], []];
  for (let round = 0; round < rounds; round++) {
    level1.push(synthesized(1, few));
    level2.push(synthesized(2, few));
  }
  const types = join(folder, "types");
  return {
    synth: { few, many, level1: median(level1), level2: median(level2), large: synthesized(2, many) },
    types: { templates: few, program: compiled(types, writtenProgram(few)), examples: compiled(types) },
    imports: ["cdktf", "smsform/cdktf", "smsform/messaging"].map((name) => ({ name, ...imported(name, rounds) })),
  };
}

/** @returns milliseconds of processor time */
function synthesized(level, count) {
  const env = { ...process.env, BENCH_DIST: dist, BENCH_EXAMPLES: join(root, "examples") };
  return Number(run([join(root, "bench", "portable-program.cjs"), String(level), String(count)], env));
}

function writtenProgram(count) {
  const templates = Array.from(
    { length: count },
    (_, number) => `
new Template(stack, "otp_${number}", {
  signature,
  kind: "verification",
  text: sms\`第${number}号门店的验证码\${code("otp", { digits: 6 })}，\${number("minutes", { max: 2 })}分钟内有效。\`,
  on: { baidu: {}, tencent: {}, huawei: {} },
});`,
  );
  return `
import { App, TerraformStack } from "cdktf";
import { App as HuaweiApp, code, number, Signature, sms, Template } from "smsform/cdktf";

const stack = new TerraformStack(new App(), "shop");
const app = new HuaweiApp(stack, "app", { name: "云上书店" });
const signature = new Signature(stack, "brand", {
  text: "云上书店",
  owner: { kind: "company" },
  on: { baidu: {}, tencent: {}, huawei: { app, kinds: ["verification"] } },
});
${templates.join("\n")}
`;
}

/** Checks the types of a program, or of the examples. @returns milliseconds of the compiler's processor time */
function compiled(folder, source) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (source !== undefined) writeFileSync(join(folder, "main.ts"), source);
  const language = { target: "ES2022", lib: ["ES2023"], module: "node16", types: ["node"] };
  const compilerOptions = { ...language, strict: true, skipLibCheck: true, noEmit: true };
  const include = [source === undefined ? join(root, "examples", "**", "*.ts") : "main.ts"];
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include }));
  const compiler = join(dirname(require.resolve("typescript/package.json")), "bin", "tsc");
  const program = `process.on("exit", () => console.log(process.cpuUsage().user / 1000)); require(${JSON.stringify(compiler)});`;
  return Number(run(["-e", program, "--", "tsc", "-p", folder]));
}

/** @returns medians of processes of their own: milliseconds of processor time and bytes of memory, beside Node's own */
function imported(name, rounds) {
  const path = name.startsWith("smsform/") ? join(dist, name.slice("smsform/".length)) : name;
  const program = (wanted) => `
    const before = process.cpuUsage();
    ${wanted === undefined ? "" : `require(${JSON.stringify(wanted)});`}
    console.log(JSON.stringify({ ms: process.cpuUsage(before).user / 1000, bytes: process.memoryUsage().rss }));`;
  const measured = Array.from({ length: rounds }, () => {
    const [bare, loaded] = [undefined, path].map((wanted) => JSON.parse(run(["-e", program(wanted)])));
    return { ms: loaded.ms, bytes: loaded.bytes - bare.bytes };
  });
  return { ms: median(measured.map(({ ms }) => ms)), bytes: median(measured.map(({ bytes }) => bytes)) };
}

function run(parameters, env = process.env) {
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, { cwd: root, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${parameters[0]} ended with ${status}: ${stdout}${stderr}`);
  return stdout;
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
