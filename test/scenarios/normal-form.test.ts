/** Texts that a platform holds in another of Unicode's forms: an accent after its letter where the stack has both in one character. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type Door, describeDoors } from "./doors";
import { stack, templateBlock } from "./stacks";

jest.setTimeout(60_000);

const address = "sms_baidu_template.t";
const name = "Mã đăng nhập";
const content = "Mã xác nhận của bạn là ${code}, vui lòng không tiết lộ.";
const description = "Gửi mã khi đăng nhập";
const decomposed = (text: string) => text.normalize("NFD");

const block = templateBlock("t", { name, content, description, more: 'country_type = "INTERNATIONAL"' });
const look = `
data "sms_baidu_template" "t" {
  template_id = sms_baidu_template.t.id
  lifecycle {
    postcondition {
      condition     = self.content == sms_baidu_template.t.content && self.name == ${JSON.stringify(name)}
      error_message = "not the same text"
    }
  }
}
`;

/** A template that was approved as the console wrote it. */
async function approved(door: Door): Promise<string> {
  await door.apply();
  const id = String((await door.state())[address]?.values.id);
  const template = { platform: "baidu", kind: "templates", id };
  door.emulator.admin.approve(template);
  const held = { name: decomposed(name), content: decomposed(content), description: decomposed(description) };
  expect(door.emulator.admin.edit(template, held)).toMatchObject(held);
  door.sent();
  return id;
}

describeDoors("a template whose text the platform holds decomposed", (open) => {
  it("differs in nothing: it is not replaced, and a data source reads what the stack says", async () => {
    const door = await open({ files: stack(block) });
    const id = await approved(door);
    await door.write(stack(block, look));
    expect(await door.plan()).toMatchObject({ ok: true, changes: [] });
    expect(await door.apply()).toMatchObject({ ok: true });
    expect(door.sent()).toEqual([]);
    expect((await door.state())[address]?.values).toMatchObject({ id, name, content, description });
  });

  it("is imported without a difference, also where the stack is written decomposed", async () => {
    const door = await open({ files: stack(block) });
    const id = await approved(door);
    await rm(join(door.folder, "terraform.tfstate"));
    expect(await door.import(address, id)).toMatchObject({ ok: true });
    expect(await door.plan()).toMatchObject({ ok: true, changes: [] });
    await door.write(stack(decomposed(block)));
    expect(await door.plan()).toMatchObject({ ok: true, changes: [] });
  });
});
