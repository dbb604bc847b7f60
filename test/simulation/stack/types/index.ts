import type { SimulatedPlatform, SimulatedType } from "../type";
import { baidu } from "./baidu";
import { huawei } from "./huawei";
import { infocloud } from "./infocloud";
import { tencent } from "./tencent";

export const simulatedPlatforms: readonly SimulatedPlatform[] = [baidu, tencent, huawei, infocloud];

const types: ReadonlyMap<string, SimulatedType> = new Map(
  simulatedPlatforms.flatMap(({ types }) => types.map((type) => [type.name, type])),
);

export function typeNamed(name: string): SimulatedType {
  const type = types.get(name);
  if (!type) throw new Error(`the simulation knows no type ${name}`);
  return type;
}
