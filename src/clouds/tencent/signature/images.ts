/** What Tencent's document demands of the two images of a signature (Tencent's specification 17.1, rules S10 to S12). */
import type { FileAttribute, FileRule } from "../../../schema";
import { listedFormat } from "../../shared/objects/file-rules";

const mostRequestBytes = 10 * 1024 * 1024;
/** Room for everything in the request that is no image. */
const otherBytes = 64 * 1024;

const isImageItself: FileRule = {
  id: "S10",
  demands: "An image file holds the image itself: it is not empty, and holds no Base64 text and no `data:` URL.",
  level: "error",
  source: "Tencent L6590, L7635",
  check({ path, bytes }) {
    const beginning = bytes.subarray(0, 64).toString("latin1").trimStart();
    const what =
      bytes.length === 0
        ? "is empty"
        : /^data:/i.test(beginning)
          ? "holds a data: URL as text"
          : beginning.startsWith("/9j/")
            ? "holds an image as Base64 text"
            : undefined;
    return (
      what && { problem: `the file ${path} ${what}`, fix: "Give the JPEG file itself: it is encoded when it is sent, without a prefix." }
    );
  },
};

const fitsRequest: FileRule = {
  id: "S12",
  demands: "The images of a signature fit together into one request of 10 MB, in which they take a third more room.",
  level: "error",
  source: "Tencent L527",
  check({ path }, _attribute, files) {
    const sizes = Object.values(files).map((file) => file?.bytes.length ?? 0);
    const encoded = sizes.reduce((sum, size) => sum + Math.ceil(size / 3) * 4, 0);
    if (encoded + otherBytes <= mostRequestBytes) return undefined;
    const all = sizes.length > 1 ? "the images together take" : "it takes";
    return {
      problem: `the file ${path} is too large: in the request ${all} ${encoded} bytes of at most ${mostRequestBytes - otherBytes}`,
      fix: "Scale the picture down or compress it more.",
    };
  },
};

const isJpeg = listedFormat(
  { id: "S11", demands: "Image files are JPEG; the document names no other format.", source: "Tencent L6590" },
  "warn",
);

function image(name: "proof_image" | "commission_image"): FileAttribute {
  return {
    path: `${name}_file`,
    digest: `${name}_digest`,
    formats: { JPEG: Buffer.from([0xff, 0xd8, 0xff]) },
    rules: [isImageItself, fitsRequest, isJpeg],
  };
}

export const images = [image("proof_image"), image("commission_image")];
