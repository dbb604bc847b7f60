import { changeOf, driftOf, outputOf, planOf } from "../../../test/support/stacks/plans";
import { UNKNOWN } from "../../schema";
import { formatJson, parseJson } from "../../schema/text/json";
import type { Plan } from "../engine/plan/plan";
import { type Decisions, decodePlan, encodePlan } from "./document";

function throughText(plan: Plan): Plan {
  const { stack, errored } = plan;
  return { ...decodePlan(parseJson(formatJson(encodePlan(plan))) as Decisions), stack, errored };
}

const values = { id: "sms-tmpl-1", name: "登录验证码", size: 12345678901234567890n, phones: ["13800000000"], nothing: null };

describe("a plan in its file", () => {
  it.each([
    ["creates", changeOf("sms_baidu_template.code", "create", { after: { ...values, id: UNKNOWN } })],
    ["updates", changeOf("sms_baidu_template.code", "update", { before: values, after: { ...values, name: "新名字" } })],
    ["updates what is only recorded", changeOf("sms_baidu_template.code", "update", { before: values, after: values, sends: false })],
    [
      "replaces, and says why",
      changeOf("sms_baidu_template.code", "replace", {
        before: values,
        after: { ...values, id: UNKNOWN },
        createFirst: true,
        reason: "an approved template cannot be changed",
        replacedBy: ["content"],
      }),
    ],
    ["deletes", changeOf('sms_baidu_template.code["a"]', "delete", { before: values, reason: "its block no longer asks for it" })],
    ["deletes a predecessor", changeOf("sms_baidu_template.code[0]", "delete", { before: values, deposedKey: "0a1b2c3d" })],
    ["forgets", changeOf("sms_baidu_template.code", "forget", { before: values, sends: false })],
    ["adopts", changeOf("sms_baidu_template.code", "none", { before: values, after: values, importedAs: "sms-tmpl-1" })],
    ["moves", changeOf("sms_baidu_template.code", "none", { before: values, after: values, movedFrom: "sms_baidu_template.old" })],
    ["reads", changeOf("data.sms_baidu_signature.s", "read", { after: { user_id: UNKNOWN, content: null } })],
    [
      "hides",
      changeOf("sms_baidu_template.code", "update", {
        before: values,
        after: { ...values, name: "新名字" },
        sensitive: ["name", "content"],
      }),
    ],
    [
      "hides in part",
      {
        ...changeOf("sms_baidu_template.code", "none", { before: values, after: values }),
        sensitive: new Map([["phones", new Map([["1", "all" as const]])]]),
      },
    ],
  ])("%s as before", (_what, change) => {
    expect(throughText(planOf({ changes: [change] })).changes).toEqual([change]);
  });

  it("keeps values that stay only once", () => {
    const staying = changeOf("sms_baidu_template.code", "none", { before: values, after: { ...values, phones: [...values.phones] } });
    const [kept] = encodePlan(planOf({ changes: [staying] })).changes;
    expect(kept).not.toHaveProperty("after");
    expect(throughText(planOf({ changes: [staying] })).changes).toEqual([staying]);
  });

  it("tells what is not known yet from what was not known before", () => {
    const change = changeOf("sms_baidu_template.code", "update", {
      before: { id: "1", status: null },
      after: { id: "1", status: UNKNOWN },
    });
    expect(throughText(planOf({ changes: [change] })).changes).toEqual([change]);
  });

  it("keeps everything else that was decided", () => {
    const plan: Plan = {
      ...planOf({
        destroy: true,
        refreshOnly: true,
        targets: ['sms_baidu_template.code["a"]'],
        moves: [{ from: "sms_baidu_template.old", to: "sms_baidu_template.code" }],
        drift: [
          driftOf("sms_baidu_template.code", values, { ...values, name: "新名字" }),
          driftOf("sms_baidu_template.gone", values, null),
        ],
        reviewMoves: [
          { address: "sms_baidu_template.other", deposedKey: "0123abcd", recorded: values, observed: { ...values, status: "READY" } },
        ],
        outputs: [
          outputOf("new", undefined, { ids: [UNKNOWN] }),
          outputOf("gone", "before", undefined),
          outputOf("nothing", 1, null),
          outputOf("secret", "one", "two", true),
        ],
      }),
      madeAt: "2026-01-05T09:00:00Z",
      basis: { lineage: "one", serial: 7, journal: "0123" },
      observed: new Map([
        ["sms_baidu_template.code", { values, private: { onceUsable: true } }],
        ["sms_baidu_template.gone", null],
      ]),
      diagnostics: [
        { severity: "warning", summary: "Take care", detail: "of it", address: "sms_baidu_template.code", path: ["phones", 0] },
      ],
    };
    expect(throughText(plan)).toEqual(plan);
  });
});
