/** What the shop's recipients read, checked without an engine, a network or an account: `node --test`. */
import { test } from "node:test";
import { Testing } from "cdktf";
import { assertRenderedTexts } from "smsform/cdktf";
import { Shop } from "./shop";

test("the shop's messages read as they should, on every platform", () => {
  const otp = "【云上书店】验证码482913，5分钟内有效，请勿告知他人。";
  const shipped = "【云上书店】您的订单20260001已发货";
  assertRenderedTexts(new Shop(Testing.app(), "shop"), {
    otp: { baidu: otp, tencent: otp, huawei: otp, infocloud: otp },
    shipped: { baidu: shipped, huawei: shipped, tencent: "【云上书店】您的订单已发货，详情请见应用" },
  });
});
