import { changeOf, driftOf, outputOf, planOf } from "../../../test/support/stacks/plans";
import { UNKNOWN, type Values } from "../../schema";
import type { ReviewMove } from "../../stack";
import { renderPlan } from "./plan";
import { colours, noColours } from "./writing/colours";
import { displayWidth } from "./writing/width";

const render = (parts: Parameters<typeof planOf>[0]) => renderPlan(planOf(parts), noColours).toString();
const template = { id: "sms-tmpl-1", name: "登录验证码", sms_type: "CommonVcode", status: "READY" };

describe("a plan", () => {
  it("shows what will be created, what is not known yet and what is secret", () => {
    const after: Values = { content: "您的验证码是${SMSvCode}", description: "hush", id: UNKNOWN, review: null, sms_type: "CommonVcode" };
    expect(render({ changes: [changeOf("sms_baidu_template.code", "create", { after, sensitive: ["description"] })] })).toBe(
      `What apply would do:
  + create

  # sms_baidu_template.code will be created
  + resource "sms_baidu_template" "code" {
      + content     = "您的验证码是\${SMSvCode}"
      + description = (sensitive value)
      + id          = (known after apply)
      + sms_type    = "CommonVcode"
    }

Plan: 1 to add, 0 to change, 0 to destroy.
`,
    );
  });

  it("shows a replacement with its reason, the review status and what forces it", () => {
    const parts = {
      before: template,
      after: { ...template, id: UNKNOWN, name: "支付验证码", status: UNKNOWN } satisfies Values,
      reason: "an approved template cannot be changed",
      replacedBy: ["name"],
    };
    const change = changeOf("sms_baidu_template.code", "replace", parts);
    expect(render({ changes: [change] })).toContain(
      `  # sms_baidu_template.code must be replaced: an approved template cannot be changed
  # (status READY)
-/+ resource "sms_baidu_template" "code" {
      ~ id     = "sms-tmpl-1" -> (known after apply)
      ~ name   = "登录验证码" -> "支付验证码" # forces replacement
      ~ status = "READY" -> (known after apply)
        # (1 unchanged attribute hidden)
    }

Plan: 1 to add, 0 to change, 1 to destroy.`,
    );
    const signs = [
      [{ createFirst: true }, "+/-"],
      [{ predecessor: "forgotten" }, "./+"],
      [{ createFirst: true, predecessor: "forgotten" }, "+/."],
    ] as const;
    for (const [more, sign] of signs) {
      const shown = render({ changes: [changeOf("sms_baidu_template.code", "replace", { ...parts, ...more })] });
      expect(shown).toContain(`\n${sign} resource "sms_baidu_template" "code" {`);
    }
    const forgetting = render({ changes: [changeOf("sms_baidu_template.code", "replace", { ...parts, predecessor: "forgotten" })] });
    expect(forgetting).toContain("must be replaced: an approved template cannot be changed; its predecessor stays on the platform");
    expect(forgetting).toContain("Plan: 1 to add, 0 to change, 0 to destroy, 1 to forget.");
  });

  it.each([
    [changeOf("a_b.c", "update", { before: template, after: template }), "# a_b.c will be updated in place\n"],
    [
      changeOf("a_b.c", "update", { before: template, after: template, sends: false }),
      "updated in place (recorded only, nothing is sent)\n",
    ],
    [
      changeOf("a_b.c[0]", "delete", { before: template, reason: "it is no longer in the stack" }),
      "# a_b.c[0] will be destroyed: it is no longer in the stack\n",
    ],
    [changeOf("a_b.c", "delete", { before: template, deposedKey: "1f2e" }), "# a_b.c (deposed object 1f2e) will be destroyed\n"],
    [
      changeOf("data.a_b.c", "read", { after: { id: UNKNOWN } }),
      '# data.a_b.c will be read during apply: what it asks for is not known yet\n <= data "a_b" "c" {\n',
    ],
    [
      changeOf("a_b.c", "none", { before: template, after: template, importedAs: "sms-tmpl-1" }),
      '# a_b.c will be imported with the id "sms-tmpl-1"\n',
    ],
    [
      changeOf("a_b.c", "update", { before: template, after: template, importedAs: "x" }),
      '# a_b.c will be updated in place\n  # (imported with the id "x")\n',
    ],
  ])("says of each change what it is: %#", (change, heading) => {
    expect(render({ changes: [change] })).toContain(heading);
  });

  it("counts imports and what is forgotten where there are any", () => {
    const imported = changeOf("a_b.c", "none", { before: template, after: template, importedAs: "sms-tmpl-1" });
    expect(render({ changes: [imported] })).toContain("Plan: 1 to import, 0 to add, 0 to change, 0 to destroy.");
    const forgotten = changeOf("a_b.d", "forget", { before: template });
    expect(render({ changes: [forgotten] })).toContain("Plan: 0 to add, 0 to change, 0 to destroy, 1 to forget.");
  });

  it("shows beside each object how its review stands, with the reviewer's words", () => {
    const heading = (values: Values) =>
      render({ changes: [changeOf("sms_baidu_template.c", "delete", { before: { ...template, ...values } })] });
    expect(heading({ usable: true })).toContain("# sms_baidu_template.c will be destroyed\n  # (status READY, usable)\n");
    expect(heading({ status: "SUBMITTED", usable: false, review: null })).toContain("  # (status SUBMITTED, not usable)\n");
    expect(heading({ status: "REJECTED", usable: false, review: "请写明\n公司名称" })).toContain(
      "  # (status REJECTED, not usable; the reviewer says: 请写明 公司名称)\n",
    );
  });

  it("shows what is forgotten and what has moved with its id alone: nothing of it changes", () => {
    const forgotten = changeOf("sms_baidu_template.c", "forget", { before: template, reason: "a removed block lets go of it" });
    expect(render({ changes: [forgotten] })).toContain(
      `  # sms_baidu_template.c will be forgotten and stay on the platform: a removed block lets go of it
  # (status READY)
  . resource "sms_baidu_template" "c" {
        id = "sms-tmpl-1"
        # (3 unchanged attributes hidden)
    }
`,
    );
    const moved = changeOf("sms_baidu_template.c", "none", { before: template, after: template, movedFrom: "sms_baidu_template.old" });
    expect(render({ changes: [moved], moves: [{ from: "sms_baidu_template.old", to: "sms_baidu_template.c" }] })).toContain(
      `  # sms_baidu_template.c has moved here from sms_baidu_template.old
  # (status READY)
    resource "sms_baidu_template" "c" {
        id = "sms-tmpl-1"
        # (3 unchanged attributes hidden)
    }
`,
    );
    const both = changeOf("a_b.c", "update", { before: template, after: { ...template, name: "x" }, movedFrom: "a_b.old" });
    expect(render({ changes: [both] })).toContain("# a_b.c will be updated in place\n  # (moved from a_b.old)\n");
  });

  it("says when it only refreshes", () => {
    expect(render({ refreshOnly: true })).toBe("No changes. What is recorded is what is on the platforms.\n");
    const gone = { drift: [driftOf("a_b.c", template, null)], observed: new Map([["a_b.c", null]]) };
    expect(render({ refreshOnly: true, ...gone })).toContain(
      "\nThis plan only refreshes: apply records what was found and changes nothing on the platforms.\n",
    );
  });

  it.each([60, 80, 160])("stays within a screen of %d columns, its lines aligned", (columns) => {
    const content = "尊敬的${name}，您的订单${orderId}已发货，预计${date}送达，请保持电话畅通。如有疑问，请联系客服，感谢您的支持与理解。";
    const before = {
      ...template,
      status: "REJECTED",
      usable: false,
      review: "请在模板中写明公司名称，并说明短信的用途和发送对象。",
      content,
    };
    const change = changeOf("sms_baidu_template.order_shipped", "replace", {
      before,
      after: {
        ...before,
        id: UNKNOWN,
        content: content.replace("请保持电话畅通", "届时请保持手机开机"),
        name: "another name that has nothing in common",
      },
      reason: "an approved template cannot be changed, so that a new one is made and reviewed",
      replacedBy: ["content", "name"],
    });
    const rows = renderPlan(planOf({ changes: [change] }), noColours, columns)
      .toString()
      .split("\n");
    for (const row of rows) expect(displayWidth(row)).toBeLessThanOrEqual(columns);
    expect(rows.filter((row) => row.includes("forces replacement"))).toHaveLength(2);
  });

  it("says in one sentence that there is nothing to do, and leaves out what stays", () => {
    expect(render({ changes: [changeOf("a_b.c", "none", { before: template, after: template })] })).toBe(
      "No changes. What is on the platforms is what the stack asks for.\n",
    );
    expect(render({ destroy: true })).toBe("No changes. There is nothing to destroy.\n");
  });

  it("tells what somebody changed, and what is gone, before reviews that moved on", () => {
    const address = "sms_baidu_template.code";
    expect(
      render({
        drift: [driftOf(address, template, { ...template, name: "改过的名字" }), driftOf(`${address}[2]`, template, null)],
        reviewMoves: [{ address: `${address}[1]`, recorded: { ...template, status: "SUBMITTED" }, observed: template }],
      }),
    ).toBe(
      `Objects have changed outside of smsform:

  # sms_baidu_template.code has changed
  ~ resource "sms_baidu_template" "code" {
        id   = "sms-tmpl-1"
      ~ name = "登录验证码" -> "改过的名字"
        # (2 unchanged attributes hidden)
    }

  - sms_baidu_template.code[2] is gone [id=sms-tmpl-1]

Reviews have moved on since the last run:
  sms_baidu_template.code[1]: SUBMITTED -> READY

No changes. What is on the platforms is what the stack asks for.
`,
    );
  });

  it("counts many reviews that went the same way, and names the few that did not", () => {
    const moveOf = (n: number, status: string): ReviewMove => ({
      address: `sms_baidu_template.code[${n}]`,
      recorded: { ...template, status: "SUBMITTED" },
      observed: { ...template, status },
    });
    const approved = Array.from({ length: 20 }, (_, n) => moveOf(n, "READY"));
    expect(render({ reviewMoves: [...approved, moveOf(20, "REJECTED")] })).toBe(
      `Reviews have moved on since the last run:
  20 objects: SUBMITTED -> READY
  sms_baidu_template.code[20]: SUBMITTED -> REJECTED

No changes. What is on the platforms is what the stack asks for.
`,
    );
    expect(render({ reviewMoves: approved.slice(0, 10) })).toContain("  sms_baidu_template.code[9]: SUBMITTED -> READY\n");
  });

  it("shows changes of outputs, which alone touch no object", () => {
    const outputs = [outputOf("id", "a", UNKNOWN), outputOf("key", undefined, "hush", true), outputOf("old", ["x"], undefined)];
    expect(render({ outputs })).toBe(
      `Only outputs change: apply records them and touches no object.

Changes to Outputs:
  ~ id  = "a" -> (known after apply)
  + key = (sensitive value)
  - old = [
      - "x",
    ] -> null
`,
    );
  });

  it("is coloured only when asked", () => {
    const changes = [changeOf("sms_baidu_template.code", "create", { after: { id: UNKNOWN } })];
    expect(String(renderPlan(planOf({ changes }), colours(true)))).toContain("\u001b[32m+\u001b[39m");
    expect(render({ changes })).not.toContain("\u001b");
  });
});

describe("a plan of many objects", () => {
  const many = (objects: number) =>
    planOf({
      changes: [
        changeOf("sms_baidu_template.a", "create", { after: template }),
        changeOf("sms_baidu_template.b", "update", {
          before: { ...template, status: "REJECTED", usable: false, review: "请写明公司名称" },
          after: { ...template, status: UNKNOWN, usable: UNKNOWN, review: UNKNOWN, name: "登录" },
        }),
        changeOf("sms_baidu_template.c", "replace", {
          before: template,
          after: template,
          reason: "an approved template cannot be changed",
        }),
        changeOf("sms_baidu_template.d", "none", { before: template, after: template, movedFrom: "sms_baidu_template.old" }),
        ...Array.from({ length: objects - 5 }, (_, at) =>
          changeOf(`sms_baidu_template.t[${at}]`, "delete", { before: template, reason: "it is no longer in the stack" }),
        ),
      ],
      drift: [driftOf("sms_baidu_template.e", template, { ...template, name: "登录" })],
    });

  it("has a line for each of them, and says how to see more", () => {
    const shown = renderPlan(many(51), noColours).toString();
    expect(shown).toContain(`Objects have changed outside of smsform:
  ~ sms_baidu_template.e: name

What apply would do:
  + create
  ~ update in place
-/+ destroy, then create the successor
  - destroy

  + sms_baidu_template.a
  ~ sms_baidu_template.b: name (status REJECTED, not usable; the reviewer says: 请写明公司名称)
-/+ sms_baidu_template.c: an approved template cannot be changed (status READY)
    sms_baidu_template.d: has moved here from sms_baidu_template.old (status READY)
  - sms_baidu_template.t[0]: it is no longer in the stack (status READY)
`);
    expect(shown).toContain(`
One line an object, because they are 51. With --full, all of each.

Plan: 2 to add, 1 to change, 47 to destroy.
`);
  });

  it("has it where that is asked for, and not where all of each is", () => {
    expect(renderPlan(many(50), noColours).toString()).toContain("# sms_baidu_template.a will be created\n");
    expect(renderPlan(many(51), noColours, undefined, "full").toString()).toContain("# sms_baidu_template.a will be created\n");
    const wanted = renderPlan(many(7), noColours, undefined, "compact").toString();
    expect(wanted).toContain("\n  + sms_baidu_template.a\n");
    expect(wanted).not.toContain("--full");
  });
});
