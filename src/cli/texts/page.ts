/** The texts of a stack as one page that needs nothing else: no script, no picture, no network. */
import { createHash } from "node:crypto";
import { type Html, html } from "./html";
import { countsOf, examplesOf, facts, numbered, summaryOf } from "./lines";
import type { TextPreview } from "./preview";
import { style } from "./style";

/** Nothing is loaded, and no style but the page's own applies, whatever a text says. */
const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style.toString()).digest("base64")}'; base-uri 'none'; form-action 'none'`;

/** @param name of the stack */
export function pageOf(name: string, previews: readonly TextPreview[]): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Messages of ${name}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>Messages of ${name}</h1>
<p>As phones show them, with example values. ${summaryOf(previews)}</p>
</header>
<main>
${previews.map(articleOf)}</main>
</body>
</html>
`.toString();
}

function articleOf(preview: TextPreview): Html {
  const { key, address, platform } = preview;
  return html`<article>
<header>
<h2>${key ?? address}</h2>
<p>${platform.title}</p>
</header>
${bodyOf(preview)}
<footer>
<p>${facts(preview).join(" · ")}</p>
<p><code>${address}</code></p>
</footer>
</article>
`;
}

function bodyOf({ body }: TextPreview): Html {
  if ("why" in body) return html`<p class="missing">Not shown: ${body.why.replace(/\.$/, "")}.</p>`;
  const bubbles = body.parts.map((part, i) => html`<p class="bubble" lang="${languageOf(part)}">${numbered(part, i, body)}</p>\n`);
  const examples = body.examples.length === 0 ? html`` : html`<p class="counts">${examplesOf(body)}</p>`;
  return html`<div class="phone">
${bubbles}</div>
<p class="counts">${countsOf(body)}</p>
${examples}`;
}

/** Chooses the shapes of characters that Chinese and Japanese share. */
function languageOf(text: string): string {
  return /\p{Script=Han}/u.test(text) ? "zh-CN" : "en";
}
