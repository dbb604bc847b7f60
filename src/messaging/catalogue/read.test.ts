import { memoryDisk } from "../../../test/support/memory-disk";
import { otpCatalogue } from "../../../test/support/messaging";
import { CatalogueError } from "../errors";
import type { Version } from "./catalogue";
import { checkCatalogue, parseCatalogue } from "./read";
import { catalogueJsonSchema } from "./schema";
import { catalogueSource } from "./source";

const [version] = otpCatalogue.messages.otp.on;
const text = JSON.stringify(otpCatalogue);
const parse = (content: string | Buffer) => parseCatalogue(Buffer.from(content), "messages.json");

/** The catalogue with one version that is changed; a field that is undefined is left out. */
function withVersion(changes: { readonly [Field in keyof Version]?: unknown } & Record<string, unknown>): string {
  const { variables } = otpCatalogue.messages.otp;
  return JSON.stringify({ version: 1, messages: { otp: { variables, on: [{ ...version, ...changes }] } } });
}

describe("a catalogue", () => {
  test("is read as it is written, with or without a mark of its encoding", () => {
    expect(parse(text)).toEqual(otpCatalogue);
    expect(parse(`\uFEFF${text}`)).toEqual(otpCatalogue);
  });

  test("may say what it was made from, and where its form is described", () => {
    const more = { $schema: "./node_modules/smsform/catalogue.schema.json", lineage: "a-b", serial: 12 };
    expect(parse(JSON.stringify({ ...otpCatalogue, ...more }))).toMatchObject(more);
  });

  test.each<[string, string | Buffer, string]>([
    ["nothing", "", "messages.json cannot be used: it is empty."],
    ["a file that was cut off", text.slice(0, 200), "it ends in the middle: it was cut off. Write it again."],
    ["one that was cut off within a text", text.slice(0, text.indexOf("2000001") + 3), "it was cut off"],
    ["no JSON", "messages:\n  otp: {}", "it is no JSON. Its form is described in smsform/catalogue.schema.json."],
    ["another encoding", Buffer.from(text, "utf16le"), "line 1, column 1: this is no UTF-8 but looks like UTF-16"],
    ["a list", "[]", "it is a list; it must be an object."],
    [
      "another version",
      '{"version": 2, "messages": {}}',
      "its version is 2, and this smsform reads version 1. Write it again with this smsform",
    ],
    ["no version", '{"messages": {}}', "it has no version; this smsform reads version 1."],
    ["no messages", '{"version": 1}', "messages is missing; it must be an object."],
    ["a misspelled key", withVersion({ parameter: ["code"] }), 'messages.otp.on[0] has "parameter"; allowed are platform, audience'],
    ["a misspelled key in place of the right one", withVersion({ usable: undefined, useable: true }), 'Did you mean "usable"?'],
    ["a missing key", withVersion({ template: undefined }), "messages.otp.on[0].template is missing; it must be a text."],
    ["an empty template", withVersion({ template: "" }), "messages.otp.on[0].template is empty."],
    ["a number as a template", withVersion({ template: 2000001 }), "messages.otp.on[0].template is 2000001; it must be a text."],
    ["an audience that there is not", withVersion({ audience: "china" }), 'is "china"; it must be one of domestic, international, global.'],
    ["a text in place of true or false", withVersion({ usable: "yes" }), 'messages.otp.on[0].usable is "yes"; it must be true or false.'],
    ["no platforms", JSON.stringify({ version: 1, messages: { otp: { variables: {}, on: [] } } }), "messages.otp.on is empty."],
    ["a length of 0", text.replace('"max":6', '"max":0'), "messages.otp.variables.code.max is 0; it must be 1 or more."],
    ["a type that there is not", text.replace('"type":"code"', '"type":"otp"'), "it must be one of code, number, text."],
    [
      "a platform that there is not",
      withVersion({ platform: "tencnt" }),
      'it must be one of baidu, tencent, huawei, infocloud. Did you mean "tencent"?',
    ],
    [
      "no sender",
      withVersion({ sender: undefined }),
      "messages.otp.on[0]: sender is missing; Tencent Cloud SMS needs the text of an approved signature.",
    ],
    [
      "an audience that the platform does not reach",
      withVersion({ platform: "infocloud", audience: "global" }),
      "sends to domestic alone.",
    ],
    ["a gap in the variables' numbers", withVersion({ text: "{1}{3}", parameters: ["code", "code"] }), "there is no {2}"],
    ["too few parameters", withVersion({ parameters: [] }), "The text has 1 variables ({1}), and parameters names 0."],
    ["too many parameters", withVersion({ parameters: ["code", "code"] }), "and parameters names 2."],
    ["no parameters for numbers", withVersion({ parameters: undefined }), 'shows "1", but the message\'s variables are code.'],
    ["a parameter that the message does not have", withVersion({ parameters: ["cde"] }), 'Did you mean "code"?'],
    ["a brace that is not closed", withVersion({ text: "{1", parameters: [] }), "is not closed"],
  ])("%s is refused", (_, content, message) => {
    const failure = (() => {
      try {
        parse(content);
      } catch (error) {
        return error;
      }
      return undefined;
    })();
    expect(failure).toBeInstanceOf(CatalogueError);
    expect(String(failure)).toContain(message);
  });

  test("in the program is checked as one in a file", () => {
    expect(() => checkCatalogue({ version: 1 }, "that was given")).toThrow(
      "The catalogue that was given cannot be used: messages is missing",
    );
  });

  test("has a published JSON Schema", () => {
    expect(catalogueJsonSchema()).toMatchObject({
      $schema: expect.stringContaining("json-schema.org"),
      required: ["version", "messages"],
      additionalProperties: false,
    });
  });
});

describe("a catalogue in a file", () => {
  function open() {
    const disk = memoryDisk();
    disk.makeFolder("/app");
    const warnings: string[] = [];
    const source = catalogueSource("/app/messages.json", disk, (warning) => warnings.push(warning));
    const write = (content: string) => {
      if (disk.look("/app/messages.json")) disk.remove("/app/messages.json");
      disk.create("/app/messages.json", content);
    };
    return { disk, warnings, source, write };
  }

  test("is read when it is asked for, and again when it has changed", async () => {
    const { source, write } = open();
    write(text);
    const first = await source.read();
    expect(await source.read()).toBe(first);
    write(text.replace("2000001", "2000007"));
    expect((await source.read()).messages.otp?.on[0]?.template).toBe("2000007");
  });

  test("that is not there is an error that names it", async () => {
    await expect(open().source.read()).rejects.toThrow(
      "The catalogue /app/messages.json cannot be read (ENOENT). Check its path and its permissions.",
    );
  });

  test("is used on as it was when a new one cannot be read, and that is told once", async () => {
    const { source, write, warnings } = open();
    write(text);
    const first = await source.read();
    write(text.slice(0, 100));
    expect(await source.read()).toBe(first);
    expect(await source.read()).toBe(first);
    expect(warnings).toEqual([expect.stringMatching(/it was cut off. Write it again. The catalogue that was read before is used on.$/)]);
  });
});
