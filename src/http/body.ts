/**
 * How bodies are written: JSON, texts and bytes as they are, and forms with files (RFC 7578).
 */
import { createHash } from "node:crypto";

/** A form with files: its parts in their order. */
export class Multipart {
  constructor(readonly parts: readonly Part[]) {}
}

export interface Part {
  readonly name: string;
  readonly content: string | Buffer;
  /** Of a file. */
  readonly fileName?: string | undefined;
  /** Default: none for texts, `application/octet-stream` for files. */
  readonly contentType?: string | undefined;
}

export interface EncodedBody {
  readonly body: string | Buffer | undefined;
  readonly contentType: string | undefined;
}

const json = "application/json; charset=utf-8";

/** @param body an object that is neither bytes nor a form is JSON */
export function encodeBody(body: object | string | Buffer | Multipart | undefined): EncodedBody {
  if (body === undefined) return { body, contentType: undefined };
  if (Buffer.isBuffer(body)) return { body, contentType: "application/octet-stream" };
  if (body instanceof Multipart) return encodeParts(body.parts);
  return { body: typeof body === "string" ? body : JSON.stringify(body), contentType: json };
}

function encodeParts(parts: readonly Part[]): EncodedBody {
  const boundary = boundaryOf(parts);
  const written = parts.flatMap((part) => [`--${boundary}\r\n${headersOf(part)}\r\n\r\n`, part.content, "\r\n"]);
  const body = Buffer.concat([...written, `--${boundary}--\r\n`].map((piece) => Buffer.from(piece)));
  return { body, contentType: `multipart/form-data; boundary=${boundary}` };
}

/** Follows from the content, so that a repeated request is the same bytes; nobody can write a content that holds it. */
function boundaryOf(parts: readonly Part[]): string {
  const digest = createHash("sha256");
  for (const { name, content } of parts) digest.update(JSON.stringify([name, content.length])).update(content);
  return `smsform-${digest.digest("hex").slice(0, 40)}`;
}

function headersOf({ name, fileName, contentType }: Part): string {
  const file = fileName === undefined ? "" : `; filename="${quoted(fileName)}"`;
  const type = contentType ?? (fileName === undefined ? undefined : "application/octet-stream");
  const disposition = `Content-Disposition: form-data; name="${quoted(name)}"${file}`;
  return type === undefined ? disposition : `${disposition}\r\nContent-Type: ${type}`;
}

/** As browsers do: what would end the value or the line is percent-encoded, everything else stays UTF-8. */
function quoted(text: string): string {
  return text.replace(/["\r\n]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
}
