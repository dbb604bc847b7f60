/** What expressions cost: a plan whose objects follow from a "for" with three functions each, beside the same objects written out in the same language. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { smsform } from "./programs.mjs";

const made =
  '{ for number in local.numbers : format("bench-%s", number) => { title = join("", ["第", number, "号门店"]), kind = replace("Common-Notice", "-", "") } }';

/** The file of a stack whose templates come from a map: of none, of literals, of expressions. */
const languages = {
  HCL: {
    file: "main.tf",
    all: { plain: () => "{}", literals: (written) => JSON.stringify(written, null, 2), expressions: () => made },
    stack: (all, numbers) => `
terraform {
  required_providers {
    sms = { source = "smsform/sms" }
  }
}
provider "sms" {}
locals {
  numbers = ${JSON.stringify(numbers)}
}
resource "sms_baidu_template" "bench" {
  for_each     = ${all}
  name         = each.value.title
  content      = "您在\${each.value.title}的订单已发货，请留意查收。"
  sms_type     = each.value.kind
  country_type = "DOMESTIC"
  description  = "订单发货后发送给下单的会员。"
}
`,
  },
  JSON: {
    file: "cdk.tf.json",
    all: { plain: () => ({}), literals: (written) => written, expressions: () => `\${${made}}` },
    stack: (all, numbers) =>
      JSON.stringify({
        terraform: { required_providers: { sms: { source: "smsform/sms" } } },
        provider: { sms: [{}] },
        locals: { numbers },
        resource: {
          sms_baidu_template: {
            bench: {
              for_each: all,
              name: "${each.value.title}",
              content: "您在${each.value.title}的订单已发货，请留意查收。",
              sms_type: "${each.value.kind}",
              country_type: "DOMESTIC",
              description: "订单发货后发送给下单的会员。",
            },
          },
        },
      }),
  },
};

/** @returns by language the medians of both plans, in milliseconds, and of one without objects */
export async function measureExpressions({ objects, rounds, folder, emulator: { url } }) {
  const numbers = Array.from({ length: objects }, (_, number) => String(number));
  const written = Object.fromEntries(numbers.map((number) => [`bench-${number}`, { title: `第${number}号门店`, kind: "CommonNotice" }]));
  const times = {};
  for (let round = 0; round < rounds; round++) {
    for (const [language, { file, all, stack }] of Object.entries(languages)) {
      times[language] ??= { plain: [], literals: [], expressions: [] };
      for (const [shape, write] of Object.entries(all)) {
        const place = join(folder, `expressions-${language}-${shape}`);
        times[language][shape].push(await planned(place, file, stack(write(written), numbers), url));
      }
    }
  }
  const rows = Object.entries(times).map(([language, shapes]) => ({
    language,
    ...Object.fromEntries(Object.entries(shapes).map(([shape, all]) => [shape, median(all)])),
  }));
  return { objects, rows };
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

async function planned(folder, file, text, url) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), text);
  return (await smsform(["plan"], { url, folder })).ms;
}
