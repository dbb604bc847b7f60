import type { SimulatedPlatform, SimulatedType } from "../type";
import { baidu } from "./baidu";
import { huawei } from "./huawei";
import { infocloud } from "./infocloud";
import { tencent } from "./tencent";

export const simulatedPlatforms: readonly SimulatedPlatform[] = [baidu, tencent, huawei, infocloud];

/** By name. */
export const typesOf: ReadonlyMap<string, SimulatedType> = new Map(
  simulatedPlatforms.flatMap(({ types }) => types.map((type) => [type.name, type])),
);

export function typeNamed(name: string): SimulatedType {
  const type = typesOf.get(name);
  if (!type) throw new Error(`the simulation knows no type ${name}`);
  return type;
}

/** The type of what a platform shows; undefined where it is none that stacks have. */
export function typeShown({ platform, kind }: { readonly platform: string; readonly kind: string }): string | undefined {
  const isQuota = (name: string) => kind === "quotas" && name.endsWith("_quota");
  return [...typesOf.values()].find((type) => type.platform === platform && (type.shownAs === kind || isQuota(type.name)))?.name;
}
