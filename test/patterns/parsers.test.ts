/** Whoever reads texts from outside takes time that grows with the text and not with its square, and no depth is too much for it. */
import fc from "fast-check";
import { text as platformText } from "../../constructs/text";
import { quoted } from "../../src/cli/render/writing/quote";
import { breakExactly, wrap } from "../../src/cli/render/writing/width";
import { wordDiff } from "../../src/cli/render/writing/word-diff";
import { functions } from "../../src/clouds";
import * as baiduCallbacks from "../../src/clouds/baidu/client/callbacks";
import { classify as classifyBaidu } from "../../src/clouds/baidu/client/errors";
import { signature as baiduSignature } from "../../src/clouds/baidu/signature/resource";
import { template as baiduTemplate } from "../../src/clouds/baidu/template/resource";
import { saidIn } from "../../src/clouds/shared/client/answers";
import { number, object } from "../../src/clouds/shared/client/decoding";
import { parseJson } from "../../src/clouds/shared/client/json";
import { parseDuration } from "../../src/clouds/shared/objects/duration";
import * as tencentCallbacks from "../../src/clouds/tencent/client/callbacks";
import { signature as tencentSignature } from "../../src/clouds/tencent/signature/resource";
import { template as tencentTemplate } from "../../src/clouds/tencent/template/resource";
import { decodeForm } from "../../src/emulator/server/wire";
import { readParameters } from "../../src/emulator/tencent/calls/parameters";
import { tencentSwitches } from "../../src/emulator/tencent/switches";
import { parseExactJson } from "../../src/emulator/values/json";
import { createSwitches } from "../../src/emulator/world/switches";
import { parseEndpoint } from "../../src/http/endpoint";
import { PlatformError } from "../../src/http/errors";
import { createRedactor } from "../../src/http/redact";
import { readEntries } from "../../src/pending/entries";
import { parseJson as parseEngineJson } from "../../src/plugin/codec/dynamic-value";
import { decodeNumber } from "../../src/plugin/codec/numbers";
import { checkRules } from "../../src/reconcile/rules/rules";
import type { Resource, Values } from "../../src/schema";
import { toNumber, toText } from "../../src/schema/primitives";
import { didYouMean } from "../../src/schema/text/nearest";
import { decodeUtf8 } from "../../src/schema/text/utf8";
import { parseAddress } from "../../src/stack/address";
import { foldedVariablesIn } from "../../src/stack/configuration/files/folded-variable";
import { parseJsonFile as parseStackJson } from "../../src/stack/configuration/files/json-file";
import { unwrap } from "../../src/stack/configuration/reader";
import { unescapedVariables } from "../../src/stack/expression";
import { splitTemplate } from "../../src/stack/expression/template";
import { parseState } from "../../src/stack/state/format";

function rulesOn(resource: Resource, values: Values): unknown {
  const planned = { ...Object.fromEntries(Object.keys(resource.attributes).map((name) => [name, null])), ...values };
  return checkRules(resource, planned, "all", false, { platform: "test", levels: {} });
}

/** What a reader does with a text; that it refuses one is no concern here. */
const switches = createSwitches(tencentSwitches).reader(tencentSwitches);
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  "an answer": (text) => parseJson(`{"a":1111111111111111111,"b":${text}`),
  "a name in an answer": (text) => parseJson(`{${text}1111111111111111:1}`),
  "a text in an answer": (text) => parseJson(`{"a":1111111111111111111,"b":${JSON.stringify(text)}}`),
  "a failure": (message) => classifyBaidu({ status: 400, headers: {}, text: JSON.stringify({ code: message, message }) }, 0),
  "an error's words": (reason) => new PlatformError({ platform: "Baidu", call: "GetTemplate" }, { meaning: "invalid", reason }),
  "Baidu's report": (text) => baiduCallbacks.parseStatusCallback(text),
  "Tencent's reports": (text) => tencentCallbacks.parseStatusCallback(text),
  "Tencent's replies": (text) => tencentCallbacks.parseUplinkCallback(text),
  "an object in an answer": (text) => saidIn({ text }, object({})),
  "a number in an answer": (text) => number(text),
  "a duration": (text) => parseDuration(text),
  "text()": (text) => functions[0]?.call([text, "baidu"], []),
  "segments()": (text) => functions[1]?.call([text, "sign", "baidu"], []),
  "rules of Baidu's templates": (content) => rulesOn(baiduTemplate, { content, name: content, description: content }),
  "rules of Baidu's signatures": (content) => rulesOn(baiduSignature, { content, description: content }),
  "rules of Tencent's templates": (text) => rulesOn(tencentTemplate, { template_content: text, template_name: text, remark: text }),
  "rules of Tencent's signatures": (text) => rulesOn(tencentSignature, { sign_name: text, remark: text }),
  "an endpoint": (text) => parseEndpoint(`https://sms.example.com/${text}`),
  "what is redacted": (text) => createRedactor(["secret", "a$"])(text),
  "a number": (text) => toNumber(text),
  "a text": (text) => toText(text),
  "a name that is unknown": (text) => didYouMean(text, ["name", `${text}x`]),
  "an address": (text) => parseAddress(text),
  "unescaped variables": (text) => unescapedVariables(text),
  "folded variables": (text) => foldedVariablesIn(text),
  "a template": (text) => splitTemplate(text),
  "a wrapped reference": (text) => unwrap(`\${${text}`),
  "a wrapped reference, closed": (text) => unwrap(`\${${text}}`),
  "a stack in JSON": (text) => parseStackJson(`{"locals": {"a": ${text}`),
  "a text of a stack in JSON": (text) => parseStackJson(`{"locals": {"a": ${JSON.stringify(text)}, "b": ?`),
  "a state": (text) => parseState(text, "terraform.tfstate"),
  "an engine's JSON": (text) => parseEngineJson(Buffer.from(text)),
  "an engine's number": (text) => decodeNumber(text),
  "the pending file": (text) => readEntries(text),
  "the emulator's JSON": (text) => parseExactJson(text),
  "the emulator's JSON text": (text) => parseExactJson(`{"a":1111111111111111111,"b":${JSON.stringify(text)}}`),
  "bytes of another encoding": (text) => decodeUtf8(Buffer.from(`${text}\u00ff`, "latin1")),
  "a form": (text) => decodeForm(text),
  "a form of the emulator": (text) => readParameters("SendSms", { pairs: decodeForm(text) ?? [] }, switches),
  "a text in quotes": (text) => quoted(text),
  "a text in columns": (text) => wrap(text, 80),
  "a text cut up": (text) => breakExactly(text, 80, 80),
  "a difference": (text) => wordDiff(`a ${text}`, `b ${text} ${text.length}`),
  "text() of a program": (text) => platformText(text),
};
const pumps = [
  "$",
  "$$${",
  "${",
  "${a",
  "${a}",
  "${{",
  "%",
  "%{",
  "{",
  "}",
  "{1}",
  "[",
  "]",
  "(",
  '"',
  '"\\',
  "\\",
  '["',
  '{"a":',
  "1",
  "1,",
  "1.",
  "1e",
  "1m",
  "9",
  "0",
  "-",
  ".",
  "a",
  "a.",
  "a-",
  "a ",
  "www.",
  "http://",
  "【",
  "】",
  "中",
  "中 ",
  "é",
  " ",
  "\t",
  "\n",
  " \n",
  "\r\n",
  "=",
  "/",
  "%20",
  "&",
  "a=b&",
  "PhoneNumberSet.0=1&",
  "END_",
  "#",
  "🙂",
  "\u0301",
];

/** Lengths of texts, in characters, and the milliseconds of work that nobody complains of: short ones may be looked at more closely. */
const measures = [
  { length: 2 * 1024, little: 500 },
  { length: 8 * 1024, little: 500 },
  { length: 32 * 1024, little: 60 },
];

/** Milliseconds that the process works, whatever else the machine does: the best of three tries, or of one that takes little. */
function workOf(read: (text: string) => unknown, pump: string, length: number, little: number): number {
  const text = pump.repeat(Math.ceil(length / pump.length));
  let best = Infinity;
  for (let i = 0; i < 3 && best > little; i++) {
    const before = process.cpuUsage();
    attempt(read, text);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

/** @returns the name of what it threw */
function attempt(read: (text: string) => unknown, text: string): string | undefined {
  try {
    read(text);
    return undefined;
  } catch (failure) {
    return failure instanceof Error ? failure.name : "something else";
  }
}

describe.each(Object.entries(readers))("%s", (_name, read) => {
  test("takes time as the text is long", () => {
    // Step by step: the cube of the longest would not end.
    const grows = (pump: string) => {
      const much = measures.find(({ length, little }) => workOf(read, pump, length, little) > little);
      return much !== undefined && workOf(read, pump, much.length, 0) > 24 * workOf(read, pump, much.length / 8, 0);
    };
    expect(pumps.find(grows)).toBeUndefined();
    const mixed = fc.array(fc.constantFrom(...pumps), { minLength: 2, maxLength: 4 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(mixed, (pump) => !grows(pump)),
      { numRuns: 15 },
    );
  });

  test.each([
    ["[", "]"],
    ['{"a":', "}"],
    ["${", "}"],
    ["(", ")"],
  ])("is not overwhelmed by %s%s without end", (open, close) => {
    const depth = 50_000;
    expect(attempt(read, open.repeat(depth))).not.toBe("RangeError");
    expect(attempt(read, open.repeat(depth) + close.repeat(depth))).not.toBe("RangeError");
  });
});
