/** What a messenger does with recipients, values, ceilings and interceptors. */
import { acceptance, type Reaction, scriptedPlatforms } from "../../../test/support/accounts/scripted-platforms";
import { memoryDisk } from "../../../test/support/memory-disk";
import { all, type CodeMessages, otp, otpCatalogue, phones } from "../../../test/support/messaging";
import { seeded } from "../../../test/support/random";
import { MessagingError } from "../errors";
import type { PlatformName } from "../platforms";
import { memoryStore } from "./ceilings";
import { createMessenger, type MessagesOf, type MessengerOptions } from "./messenger";

function sender(
  options: Partial<MessengerOptions> = {},
  react: (platform: PlatformName) => Reaction | Promise<Reaction> = () => acceptance,
) {
  const { settings, calls, clock } = scriptedPlatforms(react);
  const messenger = createMessenger<CodeMessages>({ catalogue: otpCatalogue, platforms: settings, clock, ...options });
  return { messenger, calls, clock };
}

/** The same messenger as a program without types sees it. */
const untyped = (options: Partial<MessengerOptions> = {}) => {
  const { settings, clock } = scriptedPlatforms(() => acceptance);
  return createMessenger({ catalogue: otpCatalogue, platforms: settings, clock, ...options });
};

describe("recipients", () => {
  test.each<[PlatformName, number]>([
    ["tencent", 200],
    ["baidu", 200],
    ["huawei", 500],
    ["infocloud", 1000],
  ])("of %s are split to %i a call", async (platform, most) => {
    const { messenger, calls } = sender({ failover: [platform] });
    const results = await all(messenger.send("otp", phones(most * 2 + 1), otp));
    expect(calls.map(({ numbers }) => numbers.length)).toEqual([most, most, 1]);
    expect(results.map(({ number }) => number).sort()).toEqual(phones(most * 2 + 1));
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(["accepted"]));
  });

  test("may be a number, a list, or anything that yields them", async () => {
    const { messenger, calls } = sender();
    async function* stream() {
      yield* phones(3);
    }
    for (const recipients of ["13800000000", phones(2), new Set(phones(2)), stream()]) await all(messenger.send("otp", recipients, otp));
    expect(calls.map(({ numbers }) => numbers.length)).toEqual([1, 2, 2, 3]);
  });

  test("abroad and in the mainland go in calls of their own", async () => {
    const { messenger, calls } = sender({ failover: ["baidu"] });
    await all(messenger.send("otp", ["13800138000", "+85291234567", "+14155552971"], otp));
    expect(calls.map(({ numbers }) => numbers)).toEqual([["+8613800138000"], ["+85291234567", "+14155552971"]]);
  });

  test("that no text reaches are refused, the others are sent to", async () => {
    const { messenger } = sender({ failover: ["tencent"] });
    const results = await all(messenger.send("otp", ["+14155552971", "13800138000"], otp));
    expect(results).toEqual([
      expect.objectContaining({ outcome: "refused", cause: "destination", number: "+14155552971", helps: ["person"] }),
      expect.objectContaining({ outcome: "accepted", number: "+8613800138000" }),
    ]);
  });

  test("that are no numbers are refused, the others are sent to", async () => {
    const { messenger, calls } = sender();
    const results = await all(messenger.send("otp", ["138", "13800138000", "+86 138"], otp));
    expect(results.filter(({ outcome }) => outcome === "refused")).toEqual(
      ["138", "+86 138"].map((to) => ({
        outcome: "refused",
        to,
        cause: "number",
        reason: expect.any(String),
        helps: ["number"],
        before: [],
      })),
    );
    expect(calls.map(({ numbers }) => numbers)).toEqual([["+8613800138000"]]);
  });

  test("that stand in a send twice get one message, however they are written", async () => {
    const { messenger, calls } = sender();
    const results = await all(messenger.send("otp", ["13800138000", "+86 138 0013 8000", "8613800138000"], otp));
    expect(calls.map(({ numbers }) => numbers)).toEqual([["+8613800138000"]]);
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(["accepted", "refused", "refused"]);
  });

  test("that are nothing at all are an error, and none is no send", async () => {
    await expect(all(untyped().send("otp", undefined as never, otp))).rejects.toThrow("There are no recipients. Give a number");
    const { messenger, calls } = sender();
    expect(await all(messenger.send("otp", [], otp))).toEqual([]);
    expect(calls).toEqual([]);
  });
});

test("keys and values are known to the compiler, from a catalogue that is written in the program", () => {
  const messenger = createMessenger<MessagesOf<typeof otpCatalogue>>({
    catalogue: otpCatalogue,
    platforms: scriptedPlatforms(() => acceptance).settings,
  });
  messenger.send("otp", [], { code: "482913" });
  // @ts-expect-error there is no such message
  messenger.send("opt", [], { code: "482913" });
  // @ts-expect-error the message has another variable
  messenger.send("otp", [], { number: "482913" });
});

describe("a message cannot be sent, and nothing is", () => {
  test.each<[string, string, unknown, string]>([
    ["a key that there is not", "opt", otp, 'There is no message "opt" in the catalogue; it has otp. Did you mean "otp"?'],
    ["a key of every object", "constructor", otp, 'There is no message "constructor"'],
    ["no values", "otp", undefined, "there are no values; give an object with code."],
    ["a value too few", "otp", {}, 'the value of "code" is missing; give ASCII letters and digits, such as "482913".'],
    ["a value too many", "otp", { ...otp, minutes: "5" }, 'there is a value for "minutes", but its variables are code.'],
    ["an empty value", "otp", { code: "" }, 'the value of "code" is empty'],
    ["a number", "otp", { code: 482913 }, 'the value of "code" is a number; it must be a text'],
    [
      "a value of another form",
      "otp",
      { code: "48 29" },
      'the value of "code" is not what its type allows; it must be ASCII letters and digits',
    ],
    ["a long value", "otp", { code: "4829131" }, 'the value of "code" has 7 characters; at most 6 are allowed.'],
    ["half a character", "otp", { code: "\ud83d" }, 'the value of "code" holds half a character'],
  ])("%s", async (_, key, values, message) => {
    await expect(untyped().sendOne(key, "13800138000", values as never)).rejects.toThrow(message);
    await expect(untyped().preview(key, values as never)).rejects.toThrow(MessagingError);
  });

  test("values are not repeated in errors", async () => {
    const failure = await untyped().sendOne("otp", "13800138000", { code: "secret-777" }).catch(String);
    expect(failure).not.toContain("777");
  });

  test("texts of which none is usable", async () => {
    const [first, ...others] = otpCatalogue.messages.otp.on;
    const on = [{ ...first, usable: false }, ...others];
    const catalogue = { ...otpCatalogue, messages: { otp: { ...otpCatalogue.messages.otp, on } } };
    const { settings } = scriptedPlatforms(() => acceptance);
    const messenger = createMessenger({ catalogue, platforms: { tencent: settings.tencent } });
    await expect(messenger.sendOne("otp", "13800138000", otp)).rejects.toThrow(
      "The message \"otp\" cannot be sent: tencent's 2000001 is not usable, baidu's sms-tmpl-1 is of a platform that the program has no settings for",
    );
  });
});

describe("options", () => {
  test("without any platform say what to set for each", () => {
    expect(() => createMessenger({ catalogue: otpCatalogue, platforms: {} })).toThrow(
      /^No platform is given.*baidu: \{ client: new BaiduSms.*tencent: \{.*huawei: \{.*infocloud: \{/s,
    );
  });

  test.each<[string, Partial<MessengerOptions>, string]>([
    [
      "failover to a platform without settings",
      { failover: ["tencent", "telegram" as never] },
      'failover names "telegram"; the messenger\'s platforms are',
    ],
    ["failover to nobody", { failover: [] }, "failover is empty"],
    ["failover to one platform twice", { failover: ["tencent", "tencent"] }, "failover names a platform twice"],
    ["a weight of 0", { failover: { tencent: 0 } }, "The weight of tencent in failover is 0; it must be a number above 0."],
    ["a ceiling below 0", { ceilings: { day: -1 } }, "The ceiling of a day is -1; it must be an integer from 0."],
    ["no calls at all", { calls: 0 }, "calls is 0; it must be an integer from 1."],
  ])("%s is refused", (_, options, message) => {
    expect(() => untyped(options)).toThrow(message);
  });
});

describe("platforms", () => {
  test("are drawn by their weights, call by call", async () => {
    const { messenger, calls } = sender({ failover: { tencent: 3, baidu: 1 }, random: seeded(7) });
    await all(messenger.send("otp", phones(200 * 80), otp));
    const share = calls.filter(({ platform }) => platform === "tencent").length / calls.length;
    expect(share).toBeGreaterThan(0.6);
    expect(share).toBeLessThan(0.9);
  });

  test("tell what a message reads like, and in how many parts, before it is sent", async () => {
    const { messenger, calls } = sender();
    expect(await messenger.preview("otp", otp)).toEqual([
      expect.objectContaining({
        platform: "tencent",
        signature: "云上书店",
        text: "您的验证码是482913",
        segments: { count: 1, by: "network" },
      }),
      expect.objectContaining({ platform: "baidu", audience: "global", segments: { count: 1, by: "document" } }),
      expect.objectContaining({ platform: "huawei", text: "您的验证码是482913" }),
      expect.objectContaining({ platform: "infocloud", signature: "" }),
    ]);
    expect(calls).toEqual([]);
  });
});

describe("ceilings", () => {
  test("hold for each number, by the minute and by the day", async () => {
    const { messenger, clock } = sender({ ceilings: { minute: 1, day: 2 } });
    const once = async (to = "13800138000") => {
      const result = await messenger.sendOne("otp", to, otp);
      return result.outcome === "refused" ? result.reason : result.outcome;
    };
    expect(await once()).toBe("accepted");
    expect(await once()).toBe("The number got 1 messages in this minute, as many as this program sends.");
    expect(await once("13800138001")).toBe("accepted");
    clock.advance(60_000);
    expect(await once()).toBe("accepted");
    clock.advance(60_000);
    expect(await once()).toBe("The number got 2 messages in this day, as many as this program sends.");
    clock.advance(24 * 3600_000);
    expect(await once()).toBe("accepted");
  });

  test("count in the store that is given, once for each message", async () => {
    const asked: [string, number][] = [];
    const store = { increment: async (key: string, ttl: number) => asked.push([key, ttl]) };
    const { messenger } = sender({ ceilings: { minute: 5, day: 9, store } });
    await messenger.sendOne("otp", "13800138000", otp);
    expect(asked).toEqual([
      [expect.stringMatching(/^smsform:minute:\d+:\+8613800138000$/), 60],
      [expect.stringMatching(/^smsform:day:\d+:\+8613800138000$/), 86_400],
    ]);
  });

  test("send nothing while their store fails", async () => {
    const { messenger, calls } = sender({ ceilings: { day: 9, store: { increment: () => Promise.reject(new Error("no Redis")) } } });
    expect(await messenger.sendOne("otp", "13800138000", otp)).toMatchObject({
      outcome: "refused",
      cause: "not_sent",
      reason: "The store of the ceilings failed: no Redis",
      helps: ["later"],
    });
    expect(calls).toEqual([]);
  });

  test("of the memory are forgotten after their time", () => {
    let now = 0;
    const store = memoryStore({ now: () => now, sleep: async () => {} });
    expect([store.increment("a", 60), store.increment("a", 60)]).toEqual([1, 2]);
    now = 60_000;
    expect(store.increment("a", 60)).toBe(1);
  });
});

describe("interceptors", () => {
  test("see each message before it is sent, and may refuse it", async () => {
    const seen: unknown[] = [];
    const { messenger, calls } = sender({
      before(message) {
        seen.push(message);
        return message.to.endsWith("1") ? "Not on our list." : undefined;
      },
    });
    const results = await all(messenger.send("otp", ["13800138000", "13800138001"], otp));
    expect(seen[0]).toEqual({
      key: "otp",
      values: otp,
      to: "13800138000",
      number: "+8613800138000",
      platform: "tencent",
      text: "您的验证码是482913",
      segments: { count: 1, by: "network" },
    });
    expect(results[0]).toMatchObject({ outcome: "refused", cause: "intercepted", reason: "Not on our list.", helps: [] });
    expect(calls.map(({ numbers }) => numbers)).toEqual([["+8613800138000"]]);
  });

  test("that fail refuse the message", async () => {
    const before = () => Promise.reject(new Error("no database"));
    const { messenger } = sender({ before });
    expect(await messenger.sendOne("otp", "13800138000", otp)).toMatchObject({
      cause: "intercepted",
      reason: "The interceptor failed: no database",
    });
  });

  test("are told of every result; what they throw comes after the last one", async () => {
    const told: string[] = [];
    const after = (result: { readonly to: string }) => {
      told.push(result.to);
      throw new Error("no log");
    };
    const { messenger } = sender({ after });
    const results: string[] = [];
    const sending = async () => {
      for await (const { to } of messenger.send("otp", ["13800138000", "13800138001", "138"], otp)) results.push(to);
    };
    await expect(sending()).rejects.toThrow("no log");
    expect(results.sort()).toEqual(["138", "13800138000", "13800138001"]);
    expect(told.sort()).toEqual(results);
  });
});

describe("a template that the platform does not know", () => {
  function withFile(changed: string | undefined) {
    const disk = memoryDisk();
    disk.makeFolder("/app");
    disk.create("/app/messages.json", JSON.stringify(otpCatalogue));
    const react = (platform: PlatformName): Reaction => {
      if (changed !== undefined) {
        disk.remove("/app/messages.json");
        disk.create("/app/messages.json", changed);
      }
      return platform === "tencent" && calls.length === 0
        ? { kind: "refused", code: "FailedOperation.TemplateUnapprovedOrNotExist", status: 200 }
        : acceptance;
    };
    const warnings: string[] = [];
    const { messenger, calls } = sender(
      { catalogue: "/app/messages.json", disk, failover: ["tencent", "baidu"], onWarning: (warning) => warnings.push(warning) },
      react,
    );
    return { messenger, calls, warnings };
  }

  test("is looked for in the catalogue again, and the new one is sent", async () => {
    const { messenger, calls } = withFile(JSON.stringify(otpCatalogue).replace("2000001", "2000007"));
    expect(await messenger.sendOne("otp", "13800138000", otp)).toMatchObject({ outcome: "accepted", platform: "tencent", before: [] });
    expect(calls.map(({ body }) => body.TemplateId)).toEqual(["2000001", "2000007"]);
  });

  test.each([
    ["says the same", undefined],
    ["cannot be read", "{"],
    ["does not have the message any more", '{"version": 1, "messages": {}}'],
  ])("is refused where the catalogue %s", async (_, changed) => {
    const { messenger, calls } = withFile(changed);
    expect(await messenger.sendOne("otp", "13800138000", otp)).toMatchObject({
      outcome: "refused",
      cause: "template",
      platform: "tencent",
    });
    expect(calls).toHaveLength(1);
  });
});

describe("a send", () => {
  test("begins with the first result that is asked for", async () => {
    const { messenger, calls } = sender();
    const results = messenger.send("otp", phones(3), otp);
    expect(calls).toEqual([]);
    await results.next();
    expect(calls).toHaveLength(1);
  });

  test("goes on as fast as results are taken, with some calls at a time", async () => {
    let given = 0;
    function* many() {
      for (const phone of phones(20_000)) {
        given += 1;
        yield phone;
      }
    }
    const { messenger, calls } = sender({ calls: 3 });
    const results = messenger.send("otp", many(), otp);
    await results.next();
    expect(calls.length).toBeLessThanOrEqual(3);
    expect(given).toBeLessThanOrEqual(4 * 200);
    await results.return();
    expect(calls.length).toBeLessThanOrEqual(3);
  });

  test("sends nothing more when it is given up, and tells what was sent", async () => {
    const giveUp = new AbortController();
    const { messenger, calls } = sender({ calls: 1 });
    const results: string[] = [];
    const sending = async () => {
      for await (const { outcome } of messenger.send("otp", phones(1000), otp, { signal: giveUp.signal })) {
        results.push(outcome);
        giveUp.abort(new Error("enough"));
      }
    };
    await expect(sending()).rejects.toThrow("enough");
    expect(results.filter((outcome) => outcome === "accepted")).toHaveLength(200 * calls.length);
    expect(calls.length).toBeLessThan(3);
    // What was about to be sent was not, and is told so.
    expect(new Set(results.slice(200 * calls.length))).not.toContain("unknown");
  });

  test("tells what was sent before the recipients failed", async () => {
    async function* failing() {
      yield* phones(200);
      throw new Error("no database");
    }
    const { messenger } = sender();
    const results: string[] = [];
    const sending = async () => {
      for await (const { outcome } of messenger.send("otp", failing(), otp)) results.push(outcome);
    };
    await expect(sending()).rejects.toThrow("no database");
    expect(results).toHaveLength(200);
  });
});
