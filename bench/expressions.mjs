/** What expressions cost: a plan whose objects follow from a "for" with three functions each, beside the same objects written out. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { smsform } from "./programs.mjs";

/** @returns medians of both plans, in milliseconds, and of one without objects */
export async function measureExpressions({ objects, rounds, folder, emulator: { url } }) {
  const numbers = Array.from({ length: objects }, (_, number) => String(number));
  const shapes = {
    plain: {},
    literals: Object.fromEntries(numbers.map((number) => [`bench-${number}`, { title: `第${number}号门店`, kind: "CommonNotice" }])),
    expressions:
      '${{ for number in local.numbers : format("bench-%s", number) => { title = join("", ["第", number, "号门店"]), kind = replace("Common-Notice", "-", "") } }}',
  };
  const times = { plain: [], literals: [], expressions: [] };
  for (let round = 0; round < rounds; round++) {
    for (const [shape, all] of Object.entries(shapes))
      times[shape].push(await planned(join(folder, `expressions-${shape}`), all, numbers, url));
  }
  return { objects, ...Object.fromEntries(Object.entries(times).map(([shape, all]) => [shape, median(all)])) };
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

async function planned(folder, all, numbers, url) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const template = {
    for_each: all,
    name: "${each.value.title}",
    content: "您在${each.value.title}的订单已发货，请留意查收。",
    sms_type: "${each.value.kind}",
    country_type: "DOMESTIC",
    description: "订单发货后发送给下单的会员。",
  };
  const stack = {
    terraform: { required_providers: { sms: { source: "smsform/sms" } } },
    provider: { sms: [{}] },
    locals: { numbers },
    resource: { sms_baidu_template: { bench: template } },
  };
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(stack));
  return (await smsform(["plan"], { url, folder })).ms;
}
