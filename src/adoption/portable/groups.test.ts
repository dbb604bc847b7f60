import { string, type Value } from "../../schema";
import { type AdoptedObject, type Given, keyOf } from "../model";
import { group } from "./groups";

const attribute = { type: string, presence: "optional", doc: "" } as const;

function object(platform: string, noun: string, id: string, title: string, values: Readonly<Record<string, Value>>): AdoptedObject {
  const given = Object.keys(values).map((name): Given => ({ name, attribute, value: values[name] ?? null }));
  const untold = { needed: [], others: [] };
  return { platform, platformTitle: platform, type: `sms_${platform}_${noun}`, noun, title, id, importId: id, given, untold };
}

const signatures = [
  object("baidu", "signature", "b", "云上书店", { content: "云上书店" }),
  object("tencent", "signature", "t", "云上书店", { international: 0 }),
];
const onBaidu = (values: Readonly<Record<string, Value>> = {}, name = "发货") =>
  object("baidu", "template", "1", name, { content: "订单${order}已发货", sms_type: "CommonNotice", description: "通知", ...values });
const onTencent = (values: Readonly<Record<string, Value>> = {}, name = "发货", id = "2") =>
  object("tencent", "template", id, name, { template_content: "订单{1}已发货", international: 0, ...values });

const grouped = (objects: readonly AdoptedObject[]) => group(objects, async () => undefined);
const reasonFor = async (...objects: AdoptedObject[]) => [...(await grouped(objects)).reasons.values()][0];

describe("one text on several platforms", () => {
  it("is one template, with the variables and the signature that its platforms have", async () => {
    const { portable, reasons } = await grouped([...signatures, onBaidu(), onTencent()]);
    expect(reasons.size).toBe(0);
    expect(portable).toMatchObject([
      {
        name: "发货",
        kind: "notice",
        audience: "domestic",
        description: "通知",
        parts: ["订单", null, "已发货"],
        variables: [{ name: "order", kind: "text" }],
        signature: { text: "云上书店" },
      },
    ]);
  });

  it("is the template of its name where one platform has it twice, and the other one says why it is level 1", async () => {
    const other = onTencent({}, "旧", "3");
    const { portable, reasons } = await grouped([...signatures, other, onBaidu(), onTencent()]);
    expect(portable[0]?.members.map(({ object: { id } }) => id).sort()).toEqual(["1", "2"]);
    expect([...reasons]).toEqual([[keyOf(other), "tencent has another template of the same text"]]);
  });

  it.each<[reason: string, objects: readonly AdoptedObject[]]>([
    ["it has several names: 发货, 发出", [...signatures, onBaidu(), onTencent({}, "发出")]],
    ["Baidu's class OtherNotice is none of the construct's", [...signatures, onBaidu({ sms_type: "OtherNotice" }), onTencent()]],
    ["its class is none of the construct's", [...signatures, onBaidu({ sms_type: "Whatever" }), onTencent()]],
    ["it has no description", [...signatures, onBaidu({ description: "" }), onTencent()]],
    [
      'Baidu calls a variable "订单", which the construct does not take',
      [...signatures, onBaidu({ content: "订单${订单}已发货" }), onTencent()],
    ],
    ["no signature of one text is adopted on all of its platforms", [...signatures.slice(1), onBaidu(), onTencent()]],
    [
      "no platform tells which signature it is sent with: 云上书店, 云杉",
      [
        ...signatures,
        object("baidu", "signature", "b2", "云杉", {}),
        object("tencent", "signature", "t2", "云杉", { international: 0 }),
        onBaidu(),
        onTencent(),
      ],
    ],
    [
      'tencent has several signatures "云上书店"',
      [...signatures, object("tencent", "signature", "t3", "云上书店", { international: 0 }), onBaidu(), onTencent()],
    ],
    [
      "its text holds a brace that is no variable",
      [...signatures, onBaidu({ content: "订单${order}}已发货" }), onTencent({ template_content: "订单{1}}已发货" })],
    ],
  ])("is level 1 where %s", async (reason, objects) => {
    expect(await reasonFor(...objects)).toBe(reason);
  });

  it("is level 1 where a rule forbids to apply for it", async () => {
    const { portable, reasons } = await group([...signatures, onBaidu(), onTencent()], async ({ platform }) =>
      platform === "tencent" ? "a rule forbids it" : undefined,
    );
    expect(portable).toEqual([]);
    expect([...new Set(reasons.values())]).toEqual(["a rule forbids it"]);
  });

  it("is none where the audiences differ, or the numbers of the variables are not in order", async () => {
    const others = [onTencent({ international: 1 }), onTencent({ template_content: "订单{2}已发货" })];
    for (const other of others) expect(await grouped([...signatures, onBaidu(), other])).toEqual({ portable: [], reasons: new Map() });
  });
});
