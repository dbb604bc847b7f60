/** An account that somebody has made in consoles, on all platforms, and what adopting it writes. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { normalizeArguments } from "../../../src/cli/options/arguments";
import { run } from "../../../src/cli/run";
import type { Emulator, LoggedCall } from "../../../src/emulator";
import { capturedTerminal } from "../cli/captured-terminal";
import { emulatorKeys } from "./emulator-keys";

export const app = "9e61f59c-1a6b-4ee5-9651-5bca450694b3";
const sign = "eb55ddeb-76f3-4e07-94f4-9af775f8a9a7";

/** Everything that a language gives a meaning to. */
export const hostile = '折扣50%{if}，"引号"\\反斜杠，$${x}与${y}，换行\n制表\t，\u202e倒写。';

const login = { description: "登录", name: "登录验证码" };

export const existing = {
  baidu: {
    signatures: [{ id: "sms-sign-A", content: "云上书店", contentType: "Enterprise", countryType: "DOMESTIC" }],
    templates: [
      { ...login, id: "sms-tmpl-A", content: "您的验证码是${SMSvCode}，5分钟内有效。", smsType: "CommonVcode", countryType: "DOMESTIC" },
    ],
  },
  tencent: {
    signatures: [{ id: "500", signName: "云上书店", signType: 1, documentType: 4, qualificationId: "1000001" }],
    templates: [
      { id: "1110", templateName: login.name, templateContent: "您的验证码是{1}，5分钟内有效。", smsType: 3, remark: "登录" },
      { id: "1111", templateName: login.name, templateContent: hostile },
      { id: "1112", templateName: "！！！", templateContent: "abc", international: 1 },
      { id: "1113", templateName: "两处", templateContent: "abc", international: 3 },
    ],
  },
  huawei: {
    apps: [{ id: app, appName: "书店" }],
    signatures: [{ id: sign, appId: app, signatureName: "云上书店", signatureType: "VERIFY_CODE_TYPE", qualificationId: "q1" }],
    templates: [
      {
        id: "t1",
        appId: app,
        templateName: login.name,
        templateContent: "您的验证码是${1}，5分钟内有效。",
        templateType: "VERIFY_CODE_TYPE",
        signId: sign,
        templateDesc: login.description,
        variables: [{ variableIndex: 1, variableType: "CHARDIGIT", variableDesc: "验证码" }],
      },
    ],
  },
} as const;

/** What Baidu lists by no call. */
export const baiduIds = "sms_baidu_template sms-tmpl-A # the login\nsms_baidu_signature sms-sign-A\n";

/** Tencent's signatures are listed by the call of newer programs. */
export const listsSignatures = { "tencent.list-signatures": "accept" };

/** A file that an emulator begins with. */
export function seedOf(platforms: object): string {
  const path = join(mkdtempSync(join(tmpdir(), "smsform-seed-")), "seed.json");
  writeFileSync(path, JSON.stringify({ platforms }));
  return path;
}

export interface AdoptedFolder {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly folder: string;
  /** By their paths, without the record. */
  readonly files: Readonly<Record<string, string>>;
}

/** `smsform adopt … --out adopted`, in a folder of its own or one that is given. */
export async function adoptFrom({ url }: Pick<Emulator, "url">, args: readonly string[], at?: string): Promise<AdoptedFolder> {
  const cwd = at ?? mkdtempSync(join(tmpdir(), "smsform-adopt-"));
  mkdirSync(cwd, { recursive: true });
  writeFileSync(join(cwd, "ids.txt"), baiduIds);
  const { terminal, said } = capturedTerminal(cwd, { ...emulatorKeys, SMSFORM_ENDPOINT: url });
  const exitCode = await run(normalizeArguments(["adopt", "--out", "adopted", ...args]), terminal);
  const folder = join(cwd, "adopted");
  const names = exitCode === 0 ? readdirSync(folder).filter((name) => name !== ".smsform-adopted.json") : [];
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
  return { exitCode, stdout: said.out, stderr: said.err, folder, files };
}

/** Requests that could have changed something. Tencent's are POST whatever they do. */
export function writesIn(log: readonly LoggedCall[]): readonly string[] {
  return log
    .filter(({ method, call }) => method !== "GET" && !call.startsWith("Describe"))
    .map(({ platform, call }) => `${platform} ${call}`);
}
