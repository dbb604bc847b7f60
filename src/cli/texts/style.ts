import { html } from "./html";

/** Of the page, from 360 pixels to wide screens, light and dark as the reader has it. Holds no character that HTML would change. */
export const style = html`
:root { color-scheme: light dark; --ground: #f4f4f6; --card: #ffffff; --ink: #1c1c1e; --soft: #5b5b63; --line: #d9d9df; --bubble: #e5e5ea; --warn: #8a4b00; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #111113; --card: #1c1c1f; --ink: #f2f2f5; --soft: #a5a5ae; --line: #36363c; --bubble: #303036; --warn: #ffb562; }
}
* { box-sizing: border-box; margin: 0; }
body { background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, "PingFang SC", "Noto Sans SC", "Microsoft YaHei", sans-serif; padding: 1rem; overflow-wrap: anywhere; }
body header, main { max-width: 90rem; margin-inline: auto; }
h1 { font-size: 1.4rem; }
h2 { font-size: 1.05rem; }
p, code { font-size: 0.875rem; }
header p, footer, .counts { color: var(--soft); }
main { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); padding-block: 1rem; align-items: start; }
article header { margin-inline: 0; }
article { background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; padding: 1rem; display: grid; gap: 0.5rem; }
.phone { display: grid; gap: 0.5rem; }
.bubble { background: var(--bubble); border-radius: 1rem; padding: 0.6rem 0.9rem; max-width: 21em; font-size: 1rem; white-space: pre-wrap; unicode-bidi: isolate; justify-self: start; }
.missing { color: var(--warn); }
@media print { body { background: none; } article { break-inside: avoid; } }
`;
