/** Everything that the Huawei platform holds. Names of stores are those of data and seed files. */
import type { World } from "../platform";
import { createAccounts } from "./accounts";
import { createApps } from "./apps/apps";
import { createQualifications } from "./console/qualifications";
import { createFiles } from "./files/files";
import { createTokens } from "./iam/tokens";
import { submitTemplate } from "./submissions/lifecycle";
import { createSignatures, type Signature } from "./submissions/signatures";
import { createTemplates } from "./submissions/templates";
import type { HuaweiSwitches } from "./switches";

export type Holdings = ReturnType<typeof createHoldings>;

export function createHoldings(world: World, switches: HuaweiSwitches) {
  const settled = (submission: { updatedAt: number }, at: number) => {
    if (switches.get("huawei.update-time") === "every-change") submission.updatedAt = at;
  };
  const templates = createTemplates(world, { settled });
  const boundTo = ({ id }: Signature) => [...templates.all()].filter(({ fields }) => fields.signId === id);
  const signatures = createSignatures(world, {
    settled,
    removed: (signature) => {
      if (switches.get("huawei.deleted-signature") === "with-templates") boundTo(signature).forEach(templates.remove);
    },
  });
  return {
    stores: {
      apps: createApps(world),
      signatures,
      templates,
      files: createFiles(),
      qualifications: createQualifications(),
      accounts: createAccounts(world.credentials, world.callbacks.huawei),
      tokens: createTokens(),
    },
    /** Tells the templates that wait for a signature that its review has taken another turn. */
    follow: (signature: Signature): void => {
      for (const template of boundTo(signature)) {
        templates.settle(template, world.clock.now());
        if (template.status === "SignReviewing") submitTemplate(template, signature, { world, switches });
      }
    },
  };
}
