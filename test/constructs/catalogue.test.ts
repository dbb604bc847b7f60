/** From what a program declares to a message on a phone: the file that is made of it, and a program that sends by its types. */
import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import type { MessagesIn } from "../../dist/cdktf";
import { BaiduSms } from "../../src";
import { createMessenger } from "../../src/messaging";
import { commandLines } from "../support/cli/command-line";
import { type Engine, engines } from "./engines";
import { synthesizedFiles } from "./synthesized-files";

jest.setTimeout(60_000);
const begin = commandLines();

type Programs = "one" | "several" | "none";

/** A shop, and what of it its programs send. */
function shop(this: TerraformStack, { sms: library }: Engine, programs: Programs) {
  const { Catalogue, Signature, Template, code, sms, text } = library;
  const brand = new Signature(this, "brand", { text: "云上书店", owner: { kind: "company" }, on: { baidu: {} } });
  const login = new Template(this, "登录", {
    signature: brand,
    kind: "verification",
    text: sms`验证码${code("otp", { digits: 6 })}，5分钟内有效，请勿告知他人。`,
    on: { baidu: {}, infocloud: { templateCode: "577951956854276096" } },
  });
  const shipped = new Template(this, "发货", {
    signature: brand,
    kind: "notice",
    text: sms`您的订单${text("order", { max: 20, example: "20260001" })}已发货`,
    on: { baidu: {} },
  });
  if (programs === "several") new Catalogue(this, "warehouse", { messages: { shipped } });
  if (programs === "none") return { catalogue: undefined as never };
  const messages = programs === "one" ? { otp: login, shipped } : { otp: login };
  return { catalogue: new Catalogue(this, "shop", { messages: messages as { otp: typeof login; shipped: typeof shipped } }) };
}

type Messages = MessagesIn<ReturnType<typeof shop>["catalogue"]>;

describe.each(engines)("with %s, what a program declares", (_, engine) => {
  const live = async (programs: Programs) => {
    const files = synthesizedFiles(engine, (stack) => shop.call(stack, engine, programs));
    const cli = await begin(files, { review: "approve", reviewDelayMs: 0 });
    for (const _ of [1, 2]) expect(await cli.run("apply", "--auto-approve")).toMatchObject({ exitCode: 0 });
    return cli;
  };
  const keysIn = (written: string) => Object.keys(JSON.parse(written).messages);

  it("is sent by the keys and values of its types", async () => {
    const cli = await live("one");
    expect(await cli.run("catalogue", "write", "--out", "messages.json")).toMatchObject({ exitCode: 0, stderr: "" });
    const client = new BaiduSms({ accessKeyId: "emulator", secretKey: "emulator-secret", endpoint: cli.emulator.url });
    const messenger = createMessenger<Messages>({ catalogue: join(cli.folder, "messages.json"), platforms: { baidu: { client } } });
    expect(await messenger.sendOne("otp", "13800138000", { otp: "123456" })).toMatchObject({ outcome: "accepted", platform: "baidu" });
    expect(await messenger.sendOne("shipped", "13800138000", { order: "20260002" })).toMatchObject({ outcome: "accepted" });
    const texts = cli.emulator.admin.objects({ platform: "baidu", kind: "messages" }).map(({ content }) => content);
    expect(texts).toEqual(["【云上书店】验证码123456，5分钟内有效，请勿告知他人。", "【云上书店】您的订单20260002已发货"]);
    // @ts-expect-error there is no such message
    await expect(messenger.sendOne("opt", "13800138000", { otp: "123456" })).rejects.toThrow('There is no message "opt"');
    // @ts-expect-error the message has another variable
    await expect(messenger.sendOne("otp", "13800138000", { code: "123456" })).rejects.toThrow("otp");
  });

  it("goes into the file of the catalogue that names it", async () => {
    const cli = await live("several");
    expect(await cli.run("catalogue", "write")).toMatchObject({
      exitCode: 1,
      stderr: "The state has several catalogues: shop, warehouse. Take one by --name, such as --name shop.\n",
    });
    expect(keysIn((await cli.run("catalogue", "write", "--name", "shop")).stdout)).toEqual(["otp"]);
    expect(keysIn((await cli.run("catalogue", "write", "--state", "terraform.tfstate", "--name", "warehouse")).stdout)).toEqual([
      "shipped",
    ]);
    expect(await cli.run("catalogue", "write", "--name", "office")).toMatchObject({
      exitCode: 1,
      stderr: 'The state has no catalogue "office". It has shop, warehouse: take one of them by --name.\n',
    });
  });

  it("goes into one file, by the ids of its templates, where no catalogue names it", async () => {
    const cli = await live("none");
    expect(keysIn((await cli.run("catalogue", "write")).stdout)).toEqual(["发货", "登录"]);
    expect(await cli.run("catalogue", "write", "--name", "shop")).toMatchObject({
      exitCode: 1,
      stderr: 'The state has no catalogue "shop": it names none, so a file holds every message. Leave --name out.\n',
    });
  });
});
