import { status } from "@grpc/grpc-js";
import { connectPlugin, type PluginClient } from "../../../test/support/engines/plugin-client";
import { BadArgument, defineFunction, list, map, number, parameter, string, UNKNOWN } from "../../schema";
import { decodeValue, encodeValue } from "../codec/dynamic-value";
import { startProvider } from "../reattach";
import type { Serving } from "../serve";

const repeat = defineFunction({
  name: "repeat",
  summary: "Says it again",
  doc: "Says it *again*.",
  parameters: [parameter("word", string, "What to say."), parameter("times", number, "How often.")],
  rest: parameter("endings", list(string), "What to say at last."),
  returns: map(string),
  call([word, times], endings) {
    if (word === "defect") throw new Error("oh");
    if (times < 0) throw new BadArgument(1, "cannot be unsaid");
    return { said: word.repeat(times), at_last: endings.flat().join(" ") };
  },
});

describe("functions, asked by gRPC before anything is configured", () => {
  let serving: Serving;
  let client: PluginClient;

  beforeAll(async () => {
    serving = await startProvider({ clouds: [], functions: [repeat], environment: {}, log: () => undefined });
    client = connectPlugin(serving.address);
  });
  afterAll(async () => {
    client.close();
    await serving.close();
  });

  const word = (value: string | typeof UNKNOWN | null) => encodeValue(string, value);
  const times = (value: number) => encodeValue(number, value);
  const endings = (...values: (string | typeof UNKNOWN)[]) => encodeValue(list(string), values);
  const call = (...args: ReturnType<typeof word>[]) => client.call("CallFunction", { name: "repeat", arguments: args });

  it("are described in the schema, by themselves and in the metadata", async () => {
    const { functions } = await client.call("GetFunctions", {});
    expect(functions).toEqual({
      repeat: {
        parameters: [
          expect.objectContaining({ name: "word", type: Buffer.from('"string"'), allowNullValue: false, allowUnknownValues: false }),
          expect.objectContaining({ name: "times", type: Buffer.from('"number"'), descriptionKind: "MARKDOWN" }),
        ],
        variadicParameter: expect.objectContaining({ name: "endings", type: Buffer.from('["list","string"]') }),
        return: { type: Buffer.from('["map","string"]') },
        summary: "Says it again",
        description: "Says it *again*.",
        descriptionKind: "MARKDOWN",
        deprecationMessage: "",
      },
    });
    expect((await client.call("GetProviderSchema", {})).functions).toEqual(functions);
    expect((await client.call("GetMetadata", {})).functions).toEqual([{ name: "repeat" }]);
  });

  it("answer with their result", async () => {
    const { result, error } = await call(word("ho"), times(2), endings("a", "b"), endings("c"));
    expect(error).toBeNull();
    expect(result && decodeValue(map(string), result)).toEqual({ said: "hoho", at_last: "a b c" });
  });

  it("name the argument that is at fault, the first one too", async () => {
    expect((await call(word("ho"), times(-1))).error).toEqual({ text: "cannot be unsaid", functionArgument: 1 });
  });

  it("tell a defect as one, with no argument at fault", async () => {
    const { error } = await call(word("defect"), times(1));
    expect(error?.text).toMatch(/^The sms provider failed unexpectedly in CallFunction\. oh/);
    expect(error?.functionArgument).toBeUndefined();
  });

  it("do not know the result of what is not known", async () => {
    const { result } = await call(word("ho"), times(1), endings("a", UNKNOWN));
    expect(result && decodeValue(map(string), result)).toBe(UNKNOWN);
  });

  it("refuse calls that no engine makes", async () => {
    const refused = (message: string) =>
      expect.objectContaining({ code: status.INVALID_ARGUMENT, details: expect.stringContaining(message) });
    await expect(call(word("ho"))).rejects.toEqual(refused("repeat takes 2 arguments or more, not 1"));
    await expect(call(word(null), times(1))).rejects.toEqual(refused("argument 1 of repeat is null"));
    await expect(call(times(1), times(1))).rejects.toEqual(refused("the value must be a string, not a number"));
    await expect(client.call("CallFunction", { name: "sing" })).rejects.toEqual(refused('no function "sing"; it has repeat'));
  });
});
