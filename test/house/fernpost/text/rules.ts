import { undamaged } from "../../../../src/clouds/shared/objects/damaged-text";
import type { Rule } from "../../../../src/schema";
import type { textAttributes } from "./attributes";

export const textRules: readonly Rule<typeof textAttributes>[] = [
  {
    id: "F1",
    demands: "Variables of `body` are written as `{{name}}`, and braces stand for nothing else.",
    looksAt: ["body"],
    level: "error",
    source: "Fernpost 4.2",
    check({ body }) {
      const [brace] = /[{}]+[^{}]*/.exec(String(body).replace(/\{\{[a-z_]+\}\}/g, "")) ?? [];
      return brace === undefined ? undefined : { problem: `"${brace}" in body is no variable`, fix: "Write a variable as {{name}}." };
    },
  },
  undamaged("body"),
];
