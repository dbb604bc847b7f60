/**
 * The page at `/`: what the admin interface does, for a browser. Its files are made by the build and lie in `dist/emulator/console`, wherever in
 * the package this program was put.
 */
import { join } from "node:path";
import { isCode } from "../../ports/system-error";
import { systemDisk } from "../../system/disk";
import { ownPackage } from "../../version";
import { refusalOf } from "../admin/access";
import { adminPrefix } from "../admin/http";
import type { Answer, WireRequest } from "./wire";

const files: ReadonlyMap<string, readonly [name: string, type: string]> = new Map([
  ["/", ["index.html", "text/html;charset=UTF-8"]],
  [`${adminPrefix}/console/console.js`, ["console.js", "text/javascript;charset=UTF-8"]],
  [`${adminPrefix}/console/console.css`, ["console.css", "text/css;charset=UTF-8"]],
  [`${adminPrefix}/console/icon.svg`, ["icon.svg", "image/svg+xml"]],
]);

/** Larger than any of them. */
const most = 4 * 1024 * 1024;

/** It loads nothing but its own files, runs nothing that stands in a text, and no other page may hold it in a frame. */
const policy = [
  "default-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
];
const guards = {
  "Content-Security-Policy": policy.join("; "),
  "X-Frame-Options": "DENY",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-cache",
};

/** Whether somebody looks with a browser. Platforms' calls to `/` have a query, a body or a signature. */
export function asksForPage({ method, rawPath, rawQuery, headers }: WireRequest): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  return files.has(rawPath) && rawQuery === "" && headers.authorization === undefined;
}

/** @param own names of the emulator beside those of this machine: the page is shown to whom the admin interface answers */
export async function answerPage(request: WireRequest, own: readonly string[]): Promise<Answer> {
  const refusal = refusalOf(request, own);
  if (refusal !== undefined) return plain(refusal.status, refusal.error);
  const [name, type] = files.get(request.rawPath) ?? [];
  if (name === undefined || type === undefined) return plain(404, `There is no ${request.rawPath}.`);
  const path = join(ownPackage().folder, "dist", "emulator", "console", name);
  try {
    const body = await systemDisk.readMeanwhile(path, { most });
    return { status: 200, headers: { "Content-Type": type, ...guards }, body: body.toString("utf8") };
  } catch (problem) {
    if (!isCode(problem, "ENOENT")) throw problem;
    return plain(
      404,
      `The page is not there: ${path} is missing. In a checkout "npm run build" makes it. ${adminPrefix}/ answers without it.`,
    );
  }
}

function plain(status: number, text: string): Answer {
  return { status, headers: { "Content-Type": "text/plain;charset=UTF-8", ...guards }, body: `${text}\n` };
}
