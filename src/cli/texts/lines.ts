/** The texts of a stack as phones show them, for people at a terminal. */
import { oneLine } from "../../schema";
import type { Colours } from "../render/writing/colours";
import { joined, type Printable, printable } from "../render/writing/printable";
import { wrap } from "../render/writing/width";
import type { Body, TextPreview } from "./preview";

export interface PreviewFrame {
  readonly colours: Colours;
  /** Width of the screen; undefined where lines may be as long as they are. */
  readonly columns: number | undefined;
}

/** Columns of a message on a phone: twenty wide characters. */
const phone = 40;

/** No line break at the end. */
export function renderPreviews(previews: readonly TextPreview[], frame: PreviewFrame): Printable {
  if (previews.length === 0) return printable`The stack has no texts: no template and no message.`;
  return joined([...previews.map((preview) => previewed(preview, frame)), summaryOf(previews)], "\n\n");
}

function previewed(preview: TextPreview, { colours, columns }: PreviewFrame): Printable {
  const { key, address, platform, body } = preview;
  const name = key === undefined ? address : `${oneLine(key)} (${address})`;
  const head = printable`${colours.bold(name)} by ${platform.title}, ${facts(preview).join(", ")}`;
  if ("why" in body) return joined([head, printable`  ${colours.yellow(`Not shown: ${body.why.replace(/\.$/, "")}.`)}`], "\n");
  const width = columns === undefined ? Number.POSITIVE_INFINITY : Math.max(10, Math.min(phone, columns - 4));
  const bubbles = body.parts.flatMap((part, i) =>
    wrap(numbered(part, i, body), width).map((line) => printable`  ${colours.dim("│")} ${line}`),
  );
  return joined([head, ...bubbles, `  ${countsOf(body)}`, ...exampleLines(body)], "\n");
}

/** What is to be known beside the text. */
export function facts({ audience, from, signature }: TextPreview): string[] {
  const signed =
    signature === undefined
      ? "no signature of its own"
      : "value" in signature
        ? `signed ${oneLine(signature.value)}`
        : `signature ${signature.why}`;
  return [audience, signed, ...(from === undefined ? [] : [`text of ${from}`])];
}

export function numbered(part: string, index: number, { parts: { length } }: Body): string {
  return length === 1 ? part : `${index + 1}/${length} ${part}`;
}

/** `2 segments (by the platform's document), 98 of 600 characters` */
export function countsOf({ segments, by, length, longest, isApproximate }: Body): string {
  const source = by === "document" ? "by the platform's document" : "as networks split messages";
  const most = longest === undefined ? "" : ` of ${longest}`;
  return `${isApproximate ? "about " : ""}${segments} ${segments === 1 ? "segment" : "segments"} (${source}), ${length}${most} characters${longest !== undefined && length > longest ? ": too long" : ""}`;
}

export function examplesOf({ examples }: Body): string {
  return examples
    .map(({ name, value }) => (value === undefined ? `${oneLine(name)} has no example` : `${oneLine(name)} = ${oneLine(value)}`))
    .join(", ");
}

function exampleLines(body: Body): string[] {
  return body.examples.length === 0 ? [] : [`  ${examplesOf(body)}`];
}

/** `3 texts, 1 of them not shown.` */
export function summaryOf(previews: readonly TextPreview[]): string {
  const hidden = previews.filter(({ body }) => "why" in body).length;
  return `${previews.length} ${previews.length === 1 ? "text" : "texts"}${hidden === 0 ? "" : `, ${hidden} of them not shown`}.`;
}
