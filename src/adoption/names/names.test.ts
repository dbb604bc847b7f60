import type { AdoptedObject } from "../model";
import { labels, named } from "./names";
import { constructIds } from "./pinyin";

const object = (title: string, id = "1110", platform = "tencent"): AdoptedObject => ({
  platform,
  platformTitle: platform,
  type: `sms_${platform}_template`,
  noun: "template",
  title,
  id,
  importId: id,
  given: [],
  untold: { needed: [], others: [] },
});
const called = (naming: typeof labels, ...titles: string[]) =>
  named(
    titles.map((title) => object(title)),
    naming,
    new Map(),
  ).map(({ name }) => name);

describe("names of what is adopted", () => {
  it.each([
    ["登录验证码", "登录验证码", "tencent-deng-lu-yan-zheng-ma"],
    ["重庆银行 VIP", "重庆银行_VIP", "tencent-chong-qing-yin-hang-VIP"],
    ["绿色-通知_2", "绿色_通知_2", "tencent-lv-se-tong-zhi-2"],
    ["2号模板", "template_2号模板", "tencent-2-hao-mu-ban"],
    ["！！！", "template_1110", "tencent-template-1110"],
    ["", "template_1110", "tencent-template-1110"],
    ["\u202e\u3164", "template_1110", "tencent-template-1110"],
    ["e\u0301te\u0301", "été", "tencent-t"],
    ["𠮷野家", "𠮷野家", "tencent-ye-jia"],
  ])("%j is %j in HCL and %j as a construct", (title, label, id) => {
    expect(called(labels, title)).toEqual([label]);
    expect(called(constructIds, title)).toEqual([id]);
  });

  it("are numbered where they are alike, and are none that was given before", () => {
    expect(called(labels, "登录", "登录!", "登录_2", "登录")).toEqual(["登录", "登录_2", "登录_2_2", "登录_3"]);
    const taken = new Map([["sms_tencent_template", new Set(["登录", "登录_2"])]]);
    expect(named([object("登录")], labels, taken)[0]?.name).toBe("登录_3");
  });

  it("are short, whatever a platform lets through", () => {
    expect(called(labels, "长".repeat(500))[0]?.length).toBe(100);
    expect(called(constructIds, "长".repeat(500))[0]?.length).toBeLessThan(120);
  });
});
