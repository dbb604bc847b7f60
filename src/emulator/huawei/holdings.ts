/** Everything that the Huawei platform holds. Names of stores are those of data and seed files. */
import { createMessageStore } from "../inbox/message-store";
import type { World } from "../platform";
import { createKeyedStore } from "../stores/keyed-store";
import { createNonces } from "../stores/nonces";
import { createAccounts } from "./accounts";
import { createApps } from "./apps/apps";
import { createQualifications } from "./console/qualifications";
import { createFiles } from "./files/files";
import { createTokens } from "./iam/tokens";
import { type Callbacks, createCallbacks } from "./messages/callbacks";
import { messageSchema, reportPushSchema, sentOf, uplinkSchema } from "./messages/messages";
import { createFates } from "./numbers/fates";
import { nonceMs } from "./send/authentication";
import { createTraffic } from "./send/traffic";
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
  const apps = createApps(world, { settled });
  const accounts = createAccounts(world.credentials, world.callbacks.huawei);
  const traffic = createTraffic(world, switches);
  const messages = createMessageStore({
    world,
    platform: "huawei",
    schema: messageSchema,
    sent: sentOf,
    restored: (message) => {
      if (message.code === "000000") traffic.count(message, message.sentAt);
    },
  });
  const reportPushes = createKeyedStore(reportPushSchema, (push) => callbacks.resume(push));
  const callbacks: Callbacks = createCallbacks({ apps, accounts, messages, reportPushes, world, switches });
  return {
    stores: {
      apps,
      signatures,
      templates,
      files: createFiles(),
      qualifications: createQualifications(),
      accounts,
      tokens: createTokens(),
      numbers: createFates(),
      traffic,
      messages,
      reportPushes,
      uplinks: createKeyedStore(uplinkSchema, callbacks.pushUplink),
      nonces: createNonces(nonceMs),
    },
    callbacks,
    /** Tells the templates that wait for a signature that its review has taken another turn. */
    follow: (signature: Signature): void => {
      for (const template of boundTo(signature)) {
        templates.settle(template, world.clock.now());
        if (template.status === "SignReviewing") submitTemplate(template, signature, { world, switches });
      }
    },
  };
}
