/** What Huawei's document demands of files (Huawei's specification 14, rule 4). It names neither formats nor a size, but for that of a request. */
import { basename } from "node:path";
import type { FileAttribute, FileRule } from "../../../schema";
import { found, lengthOf } from "../../shared/client/characters";

const mebibyte = 1024 * 1024;
const mostRequestBytes = 12 * mebibyte;
/** Room for everything in the request that is not the file. */
const otherBytes = 64 * 1024;
const usualBytes = 2 * mebibyte;

// The printed list has a gap where a vertical bar was lost.
const forbidden = "#'$%&*<>{}[];?!^|";
const usualName = /^[\p{Script=Han}A-Za-z0-9]{1,100}(?:\.[A-Za-z0-9]+)?$/u;

function onName(check: (name: string) => { readonly problem: string; readonly fix: string } | undefined): FileRule["check"] {
  return ({ path }) => check(basename(path));
}

const hasContent: FileRule = {
  id: "F1",
  demands: "The file is not empty.",
  level: "error",
  source: "Huawei L3465",
  check: ({ path, bytes }) =>
    bytes.length > 0 ? undefined : { problem: `the file ${path} is empty`, fix: "Put the proof there, or name another file." },
};

const fitsRequest: FileRule = {
  id: "F2",
  demands: "The file fits into a request of 12 MB, the longest that is signed with an access key; with a user's password it may be longer.",
  level: "error",
  source: "Huawei L286, L2473",
  check({ path, bytes }) {
    if (bytes.length + otherBytes <= mostRequestBytes) return undefined;
    return {
      problem: `the file ${path} is too large: it has ${bytes.length} bytes of at most ${mostRequestBytes - otherBytes}`,
      fix: "Scale the picture down or compress it more.",
    };
  },
};

const hasNoSpaces: FileRule = {
  id: "F3",
  demands: "The file's name has no spaces and at most 255 characters.",
  level: "error",
  source: "Huawei L3472",
  check: onName((name) => {
    if (/\s/.test(name)) return { problem: `the file name "${name}" holds a space`, fix: "Rename the file." };
    return lengthOf(name) <= 255 ? undefined : { problem: `the file name has ${lengthOf(name)} characters`, fix: "Rename the file." };
  }),
};

const hasPlainName: FileRule = {
  id: "F4",
  demands: "The file's name holds none of `#'$%&*<>{}[];?!^|`.",
  level: "error",
  source: "Huawei L3475",
  check: onName((name) => {
    const signs = found(name, forbidden);
    return signs.length === 0 ? undefined : { problem: `the file name "${name}" holds ${signs.join(" ")}`, fix: "Rename the file." };
  }),
};

const isUsual: FileRule = {
  id: "F5",
  demands: "The file has at most 2 MB, and a name of Chinese characters, letters and digits.",
  level: "warn",
  source: "beyond the document",
  check({ path, bytes }) {
    const fix = "The console takes pictures of at most 2 MB, whose names are Chinese characters, letters and digits.";
    if (bytes.length > usualBytes) return { problem: `the file ${path} has ${bytes.length} bytes`, fix };
    return usualName.test(basename(path)) ? undefined : { problem: `the file name "${basename(path)}" is unusual`, fix };
  },
};

/** Of what files usually are, by the first bytes; others are sent without one. */
export const mediaTypes: Readonly<Record<string, string>> = { PNG: "image/png", JPG: "image/jpeg", PDF: "application/pdf" };

export const proof: FileAttribute = {
  path: "file",
  digest: "file_digest",
  formats: { PNG: Buffer.from("89504e470d0a1a0a", "hex"), JPG: Buffer.from([0xff, 0xd8, 0xff]), PDF: Buffer.from("%PDF-") },
  rules: [hasContent, fitsRequest, hasNoSpaces, hasPlainName, isUsual],
};
