import { OptionError } from "../../../http/option-error";
import { TencentSms } from "./client";
import { checkRegion, endpointOf, entranceOf } from "./endpoints";
import { accessRegions, financeRegions, regions } from "./enumerations";

test("requests enter at the nearest place, or at that of a region", () => {
  expect(endpointOf()).toBe("https://sms.tencentcloudapi.com");
  expect(endpointOf("eu-frankfurt")).toBe("https://sms.eu-frankfurt.tencentcloudapi.com");
  expect(endpointOf("ap-shanghai-fsi")).toBe("https://sms.ap-shanghai-fsi.tencentcloudapi.com");
  expect(new Set([...accessRegions, ...financeRegions].map((region) => endpointOf(region))).size).toBe(18);
});

test("a place without a host is refused with the list", () => {
  expect(() => endpointOf("ap-moon" as never)).toThrow('The Tencent accessRegion is "ap-moon"; it must be one of ap-bangkok');
});

test("documented and other regions pass, whatever the place of entry", () => {
  for (const region of [...regions, "ap-singapore", "me-new-1"]) {
    expect(() => checkRegion(region)).not.toThrow();
    expect(() => checkRegion(region, "eu-frankfurt")).not.toThrow();
  }
});

test.each(["", "AP-GUANGZHOU", "guangzhou", "ap-guangzhou ", "ap_guangzhou", "ap-guangzhou\nx"])("%j is no region", (region) => {
  expect(() => checkRegion(region)).toThrow(OptionError);
});

test("finance regions and others do not mix", () => {
  for (const region of financeRegions) {
    expect(entranceOf(region)).toBe(region);
    expect(() => checkRegion(region, entranceOf(region))).not.toThrow();
    expect(() => checkRegion(region, "ap-shanghai")).toThrow("are reached through each other only");
    expect(() => checkRegion("ap-guangzhou", region)).toThrow("are reached through each other only");
    expect(() => new TencentSms({ secretId: "i", secretKey: "k", region })).not.toThrow();
  }
  expect(entranceOf("ap-guangzhou")).toBeUndefined();
});
