/** What a rule says against applying for a text anew: the constructs ask every rule, whatever is there already. */
import { lintObject } from "../../reconcile";
import type { Resource, Values } from "../../schema";
import type { AdoptedObject } from "../model";
import type { Kind } from "./texts";

const tencentClasses: Readonly<Record<Kind, number>> = { marketing: 1, notice: 2, verification: 3 };

export function refusalAmong(resources: ReadonlyMap<string, Resource>) {
  return async (object: AdoptedObject, kind: Kind, description: string): Promise<string | undefined> => {
    const resource = resources.get(object.type);
    if (!resource) return undefined;
    const none: Values = Object.fromEntries(Object.keys(resource.attributes).map((name) => [name, null]));
    const given = Object.fromEntries(object.given.map(({ name, value }) => [name, value]));
    const untold = object.platform === "tencent" ? { sms_type: tencentClasses[kind], remark: description } : {};
    const { diagnostics } = await lintObject(resource, {
      config: { ...none, ...given, ...untold },
      sensitive: new Set(),
      rules: { platform: object.platform, levels: {} },
      files: { read: () => Promise.reject(new Error("a template was about to read a file")) },
    });
    const refused = diagnostics.find(({ severity }) => severity === "error");
    return refused && `a rule forbids to apply for it today: ${refused.summary}`;
  };
}
