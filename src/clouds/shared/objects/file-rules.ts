/** What platforms demand of the pictures that are sent to them. */
import { type FileRule, formatOf } from "../../../schema";

type Named = Pick<FileRule, "id" | "demands" | "source">;

/** @param most bytes */
export function atMost(named: Named, most: number): FileRule {
  return {
    ...named,
    level: "error",
    check({ path, bytes }) {
      if (bytes.length <= most) return undefined;
      const limit = `${most} bytes (${most / 1024 / 1024} MB)`;
      return {
        problem: `the file ${path} is ${bytes.length} bytes, over the limit of ${limit}`,
        fix: "Scale the picture down or compress it more.",
      };
    },
  };
}

/** One of the formats that its attribute lists. */
export function listedFormat(named: Named, level: FileRule["level"]): FileRule {
  return {
    ...named,
    level,
    check({ path, bytes }, attribute) {
      if (formatOf(attribute, bytes) !== null) return undefined;
      const names = Object.keys(attribute.formats).join(", ");
      return {
        problem: `the file ${path} is not an image that the platform accepts`,
        fix: `Its first bytes are those of none of: ${names}.`,
      };
    },
  };
}

/** The format that the configuration states, where it states one. */
export function statedFormat(named: Named): FileRule {
  return {
    ...named,
    level: "warn",
    check({ path, bytes, format }, attribute) {
      const magic = format === null ? undefined : attribute.formats[format.toUpperCase()];
      if (!magic || bytes.subarray(0, magic.length).equals(magic)) return undefined;
      const found = formatOf(attribute, bytes);
      return {
        problem: `the file ${path} is a ${found}, not a ${format}`,
        fix: `Set ${attribute.format} to "${found}", or leave it out.`,
      };
    },
  };
}
