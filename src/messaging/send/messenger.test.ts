import { emulators } from "../../../test/emulator/caller";
import { clockAt, noon } from "../../../test/emulator/sending";
import { type CodeMessages, type SendingAccount, sendingAccount, values } from "../../../test/support/accounts/sending-account";
import type { Emulator } from "../../emulator";
import type { PlatformName } from "../platforms";
import { createMessenger, type MessengerOptions } from "./messenger";

const start = emulators();
let emulator: Emulator;
let account: SendingAccount;
beforeEach(async () => {
  emulator = await start({ review: "manual", rateLimits: "off", accountLimits: "off", clock: clockAt(noon) });
  account = await sendingAccount(emulator);
});

const messengerOf = (options: Partial<MessengerOptions> = {}) => createMessenger<CodeMessages>({ ...account, ...options });

describe("a message", () => {
  test.each(["tencent", "baidu", "huawei", "infocloud"] as const)("goes through %s", async (name: PlatformName) => {
    const messenger = messengerOf({ failover: [name] });
    expect(await messenger.sendOne("otp", "138 0013 8000", values)).toEqual({
      outcome: "accepted",
      to: "138 0013 8000",
      number: "+8613800138000",
      platform: name,
      messageId: expect.any(String),
      segments: { count: 1, by: expect.stringMatching(/answer|document|network/) },
      before: [],
    });
    const [message] = emulator.admin.objects({ platform: name, kind: "messages" });
    expect(JSON.stringify(message)).toContain("您的验证码是482913，5分钟内有效");
  });
});
