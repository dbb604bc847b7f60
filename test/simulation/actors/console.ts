/** Somebody in a platform's console, who knows nothing of the stack. */
import type { ObjectView } from "../../../src/emulator";
import type { Scene } from "../scene";
import type { Chance } from "../world/chance";
import { keyOf } from "../world/snapshot";
import { deedsOf } from "./actor";

/** Fields that a person writes into, by platform and kind. */
const fields: Readonly<Record<string, string>> = {
  "baidu/templates": "description",
  "baidu/signatures": "description",
  "tencent/templates": "templateContent",
  "tencent/signatures": "remark",
  "huawei/templates": "templateDesc",
  "huawei/signatures": "applyDesc",
};

export const consolePerson = deedsOf("console", {
  "edits a text": { weight: 1, run: (scene, chance) => edit(scene, chance, false) },
  "edits a text and resubmits": { weight: 0.5, run: (scene, chance) => edit(scene, chance, true) },
  "deletes an object": {
    weight: 1,
    run: ({ world, ledger, ...scene }, chance) => {
      const view = chance.pick(objects({ world, ...scene }));
      if (view && attempt(() => world.emulator.admin.remove(view))) ledger.ours.delete(keyOf(view));
    },
  },
  "blocks a number": {
    weight: 0.7,
    run: ({ world, platforms }, chance) => {
      if (!platforms.some(({ name }) => name === "baidu")) return;
      const phone = `1380000000${chance.below(3)}`;
      const entry = { type: "SignatureBlack", smsType: "CommonSale", signatureId: "sms-sign-XXXXXXXXXXX", phone };
      attempt(() => world.emulator.admin.create({ platform: "baidu", kind: "blacklist" }, entry));
    },
  },
});

function objects({ world, platforms }: Pick<Scene, "world" | "platforms">): readonly ObjectView[] {
  const all = platforms.flatMap(({ name: platform }) => world.emulator.admin.objects({ platform }));
  return all.filter(({ platform, kind }) => `${platform}/${kind}` in fields);
}

function edit(scene: Scene, chance: Chance, resubmit: boolean): void {
  const view = chance.pick(objects(scene));
  const field = view && fields[`${view.platform}/${view.kind}`];
  if (!view || field === undefined) return;
  const text = field === "templateContent" ? `您的第${chance.below(100)}号订单已到达。` : `在控制台改过${chance.below(100)}次，说明如下。`;
  attempt(() => scene.world.emulator.admin.edit(view, { [field]: text }, { resubmit }));
}

/** What a platform does not offer at this moment, nobody does. */
function attempt(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
