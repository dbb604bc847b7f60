/** Reads multipart/form-data (RFC 7578). */

export interface Part {
  readonly name: string;
  /** Of a file; undefined for a plain field. */
  readonly fileName: string | undefined;
  readonly content: Buffer;
}

const blankLine = Buffer.from("\r\n\r\n");

/** `undefined` for what is no such form. */
export function readMultipart(contentType: string, body: Buffer): readonly Part[] | undefined {
  const [, quoted, plain] = /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) return undefined;
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first delimiter has no line before it.
  const framed = Buffer.concat([Buffer.from("\r\n"), body]);
  const parts: Part[] = [];
  let start = framed.indexOf(delimiter);
  while (start !== -1) {
    start += delimiter.length;
    if (framed.subarray(start, start + 2).toString("latin1") === "--") return parts;
    const end = framed.indexOf(delimiter, start);
    const part = end === -1 ? undefined : readPart(framed.subarray(start, end));
    if (part === undefined) return undefined;
    parts.push(part);
    start = end;
  }
  return undefined;
}

function readPart(bytes: Buffer): Part | undefined {
  const blank = bytes.indexOf(blankLine);
  if (blank === -1) return undefined;
  const headers = bytes.subarray(0, blank).toString("utf8").split("\r\n");
  const disposition = headers.flatMap((line) => /^content-disposition:\s*form-data\s*;(.*)$/i.exec(line)?.[1] ?? [])[0];
  const name = parameterOf(disposition, "name");
  if (name === undefined) return undefined;
  return { name, fileName: parameterOf(disposition, "filename"), content: bytes.subarray(blank + blankLine.length) };
}

function parameterOf(disposition: string | undefined, name: string): string | undefined {
  const [, quoted, plain] =
    new RegExp(`(?:^|;)\\s*${name}=(?:"([^"\\\\]*(?:\\\\.[^"\\\\]*)*)"|([^\\s;]+))`, "i").exec(disposition ?? "") ?? [];
  return quoted?.replaceAll(/\\(["\\])/g, "$1") ?? plain;
}
