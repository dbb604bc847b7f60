import { computed, defineDataSource, nested, number, string } from "../../../schema";
import type { TencentSms } from "../client/client";
import { periodAttributes, queryOf } from "./period-attributes";

const seconds = "in seconds since 1970";

export const packagesData = defineDataSource<TencentSms>()({
  type: "sms_tencent_packages",
  noun: "packages",
  doc: "Reads the packages of an application that were made in a period which has ended.",
  attributes: {
    id: computed(string, { doc: "`packages`." }),
    ...periodAttributes,
    packages: computed(
      nested("list", {
        package_id: computed(string, { doc: "The package's id." }),
        package_type: computed(number, { doc: "`0` a gift, `1` bought." }),
        package_amount: computed(number, { doc: "Messages in it." }),
        current_usage: computed(number, { doc: "Messages of it that are used." }),
        package_create_time: computed(number, { doc: `When it was made, ${seconds}.` }),
        package_effective_time: computed(number, { doc: `When it takes effect, ${seconds}.` }),
        package_expired_time: computed(number, { doc: `When it expires, ${seconds}.` }),
      }),
      { doc: "In the order of the platform." },
    ),
  },
  async read({ client, signal }, asked) {
    const found = await client.allSmsPackages(queryOf(asked), { signal });
    const packages = found.map((each) => ({
      package_id: each.PackageId,
      package_type: each.PackageType ?? null,
      package_amount: each.PackageAmount,
      current_usage: each.CurrentUsage,
      package_create_time: each.PackageCreateTime ?? null,
      package_effective_time: each.PackageEffectiveTime ?? null,
      package_expired_time: each.PackageExpiredTime ?? null,
    }));
    return { id: "packages", packages };
  },
});
