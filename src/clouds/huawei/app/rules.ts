/** What Huawei's document demands of applications (Huawei's specification 14, rules 1, 3 and 7). */
import type { Rule } from "../../../schema";
import { isBlank, lengthOf } from "../../shared/client/characters";
import { undamaged } from "../../shared/objects/damaged-text";
import type { appAttributes } from "./attributes";

type AppRule = Rule<typeof appAttributes>;

const longestUrl = 3000;
const usualName = /^[\p{Script=Han}A-Za-z0-9_.\-@]{1,64}$/u;

export const appRules: readonly AppRule[] = [
  {
    id: "A1",
    demands: "`app_name` is not blank.",
    looksAt: ["app_name"],
    level: "error",
    source: "Huawei L501",
    check: ({ app_name }) =>
      typeof app_name === "string" && isBlank(app_name) ? { problem: "app_name is blank", fix: "Give the application a name." } : undefined,
  },
  {
    id: "A2",
    demands: "`app_name` has at most 64 characters, which are Chinese characters, letters, digits and `_.-@`.",
    looksAt: ["app_name"],
    level: "warn",
    source: "beyond the document",
    check({ app_name }) {
      if (typeof app_name !== "string" || isBlank(app_name) || usualName.test(app_name)) return undefined;
      const strange = [...new Set([...app_name].filter((character) => !usualName.test(character)))];
      const holds = strange.map((character) => `"${character}"`).join(" ");
      const problem = strange.length > 0 ? `app_name holds ${holds}` : `app_name has ${lengthOf(app_name)} characters`;
      return { problem, fix: "The console takes up to 64 Chinese characters, letters, digits and _ . - @." };
    },
  },
  {
    id: "A3",
    demands: "`up_link_addr` and `create_sign_and_template` are for applications with `region` `cn`; elsewhere they have no effect.",
    looksAt: ["region", "up_link_addr", "create_sign_and_template"],
    level: "warn",
    source: "Huawei L502, L510",
    check({ region, up_link_addr, create_sign_and_template }) {
      if (region !== "intl") return undefined;
      const useless = [
        ...(up_link_addr === null ? [] : ["up_link_addr"]),
        ...(create_sign_and_template ? ["create_sign_and_template"] : []),
      ];
      if (useless.length === 0) return undefined;
      return {
        problem: `${useless.join(" and ")} without effect: the region is intl`,
        fix: "Leave it out, or make the application for cn.",
      };
    },
  },
  {
    id: "A4",
    demands: `\`up_link_addr\` is an HTTP or HTTPS URL of at most ${longestUrl} bytes.`,
    looksAt: ["up_link_addr"],
    level: "error",
    source: "Huawei L3477-3478",
    check({ up_link_addr: url }) {
      if (typeof url !== "string") return undefined;
      const bytes = Buffer.byteLength(url);
      if (bytes > longestUrl)
        return { problem: `up_link_addr has ${bytes} bytes`, fix: `The platform takes at most ${longestUrl}: shorten the URL.` };
      if (/^https?:\/\/[^\s/]\S*$/i.test(url)) return undefined;
      return { problem: `up_link_addr "${url}" is no URL`, fix: "Write it as https://sms.example.com/replies, or leave it out." };
    },
  },
  {
    id: "A5",
    demands: "`enterprise_project_id` and `enterprise_project_name` are given together: they name the same enterprise project.",
    looksAt: ["enterprise_project_id", "enterprise_project_name"],
    level: "warn",
    source: "Huawei L503-506",
    check({ enterprise_project_id: id, enterprise_project_name: name }) {
      if ((id === "0") === (name === "default")) return undefined;
      return {
        problem: `enterprise_project_id is "${String(id)}" and enterprise_project_name is "${String(name)}"`,
        fix: "Give both, as the console shows them, or neither: the project with id 0 is called default.",
      };
    },
  },
  undamaged("app_name"),
];
