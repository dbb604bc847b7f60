/** Somebody in a platform's console, who knows nothing of the stack. */
import type { ObjectView } from "../../../src/emulator";
import type { Scene } from "../scene";
import { typeShown } from "../stack/types";
import type { Chance } from "../world/chance";
import { keyOf } from "../world/snapshot";
import { deedsOf } from "./actor";

const actor = "console";

/** Fields that a person writes into, by platform and kind. */
const fields: Readonly<Record<string, string>> = {
  "baidu/templates": "description",
  "baidu/signatures": "description",
  "tencent/templates": "templateContent",
  "tencent/signatures": "remark",
  "huawei/templates": "templateDesc",
  "huawei/signatures": "applyDesc",
};

export const consolePerson = deedsOf(actor, {
  "edits a text": { weight: 1, run: (scene, chance) => edit(scene, chance, false) },
  "edits a text and resubmits": { weight: 0.5, run: (scene, chance) => edit(scene, chance, true) },
  "deletes an object": {
    weight: 1,
    run: (scene, chance) => {
      const view = chance.pick(objects(scene));
      if (!view || !attempt(() => scene.world.emulator.admin.remove(view))) return;
      scene.ledger.ours.delete(keyOf(view));
      note(scene, "deletes an object", view);
    },
  },
  "blocks a number": {
    weight: 0.7,
    run: ({ world, platforms, coverage }, chance) => {
      if (!platforms.some(({ name }) => name === "baidu")) return;
      const phone = `1380000000${chance.below(3)}`;
      const entry = { type: "SignatureBlack", smsType: "CommonSale", signatureId: "sms-sign-XXXXXXXXXXX", phone };
      if (attempt(() => world.emulator.admin.create({ platform: "baidu", kind: "blacklist" }, entry)))
        coverage.noteDeed(`${actor}: blocks a number`, "sms_baidu_blacklist");
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
  if (attempt(() => scene.world.emulator.admin.edit(view, { [field]: text }, { resubmit })))
    note(scene, resubmit ? "edits a text and resubmits" : "edits a text", view);
}

function note({ coverage }: Scene, does: string, view: ObjectView): void {
  const type = typeShown(view);
  if (type !== undefined) coverage.noteDeed(`${actor}: ${does}`, type);
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
