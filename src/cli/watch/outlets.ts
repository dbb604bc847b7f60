/** Where news go beside the terminal, as the command line says. */
import { resolve } from "node:path";
import type { World } from "../../ports/world";
import type { Outlet } from "../../watch/outlet";
import { programOutlet } from "../../watch/program";
import { type builtIn, readTemplate } from "../../watch/templates";
import { webhookOutlet, webhookUrl } from "../../watch/webhook";
import type { WatchFlags } from "../options/flags";
import { paragraph, printable } from "../render/writing/printable";
import type { Terminal } from "../terminal";

export interface Surroundings {
  readonly terminal: Pick<Terminal, "cwd" | "environment" | "err">;
  readonly world: World;
  /** The stack's. */
  readonly name: string;
}

/** By these hosts chat services are known. */
const hosts: Readonly<Record<string, keyof typeof builtIn>> = {
  "oapi.dingtalk.com": "dingtalk",
  "open.feishu.cn": "feishu",
  "open.larksuite.com": "feishu",
  "qyapi.weixin.qq.com": "wecom",
};

/** Undefined where the terminal is all. */
export function outletFor(
  { webhook, template, exec }: Pick<WatchFlags, "webhook" | "template" | "exec">,
  { terminal, world, name }: Surroundings,
): Outlet | { readonly problem: string } | undefined {
  const { cwd, environment, err } = terminal;
  if (exec !== undefined) {
    if (exec.trim() === "") return { problem: "--exec is empty: write a command, which reads the event as JSON from stdin." };
    const decoder = new TextDecoder();
    const onOutput = (part: Buffer) => err(printable`  ${paragraph(decoder.decode(part, { stream: true }).trimEnd())}\n`);
    return programOutlet({ command: exec, cwd, environment, processes: world.processes, clock: world.clock, onOutput });
  }
  const address = webhook ?? (environment.SMSFORM_WEBHOOK_URL || undefined);
  if (address === undefined)
    return template === undefined ? undefined : { problem: "--template says what is posted, and no --webhook where to." };
  const url = webhookUrl(address);
  if (typeof url === "string") return { problem: url };
  const asked = template ?? hosts[url.hostname] ?? "generic";
  const read = readTemplate(asked, resolve(cwd, asked), world.disk);
  if ("problem" in read) return read;
  const secret = environment.SMSFORM_WEBHOOK_SECRET || undefined;
  const { service } = read.template;
  if (secret !== undefined && service?.sign === undefined) {
    const who = service ? `${service.title} signs nothing` : "only DingTalk and Feishu sign";
    return { problem: `SMSFORM_WEBHOOK_SECRET is set, and ${who}: unset it, or name the service with --template.` };
  }
  return webhookOutlet({ world, url, template: read.template, secret, stack: name });
}
