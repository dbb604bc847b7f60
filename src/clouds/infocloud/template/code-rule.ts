import type { Attribute, Rule, StringType } from "../../../schema";

/** The rule on what names a template, wherever one is named. */
export const templateCodeRule: Rule<{ readonly template_code: Attribute<StringType, "required"> }> = {
  id: "V13",
  demands: "`template_code` is a number of at most 20 digits.",
  looksAt: ["template_code"],
  level: "error",
  source: "Infocloud L259-272, L2376-2377",
  check({ template_code: code }) {
    if (typeof code !== "string" || /^\d{1,20}$/.test(code)) return undefined;
    return { problem: `template_code is "${code}"`, fix: "Take it from the console's list of templates: it has digits alone." };
  },
};
