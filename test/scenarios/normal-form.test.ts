/** Texts that a platform holds in another of Unicode's forms: an accent after its letter where the stack has both in one character. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { succeeded } from "../support/steps";
import { describeFrontends, type Frontend } from "./frontends";
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
async function approved(frontend: Frontend): Promise<string> {
  await succeeded(frontend.apply());
  const id = String((await frontend.state())[address]?.values.id);
  const template = { platform: "baidu", kind: "templates", id };
  frontend.emulator.admin.approve(template);
  const held = { name: decomposed(name), content: decomposed(content), description: decomposed(description) };
  expect(frontend.emulator.admin.edit(template, held)).toMatchObject(held);
  frontend.sent();
  return id;
}

describeFrontends("a template whose text the platform holds decomposed", (open) => {
  it("differs in nothing: it is not replaced, and a data source reads what the stack says", async () => {
    const frontend = await open({ files: stack(block) });
    const id = await approved(frontend);
    await frontend.write(stack(block, look));
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
    expect(await frontend.apply()).toMatchObject({ ok: true });
    expect(frontend.sent()).toEqual([]);
    expect((await frontend.state())[address]?.values).toMatchObject({ id, name, content, description });
  });

  it("is imported without a difference, also where the stack is written decomposed", async () => {
    const frontend = await open({ files: stack(block) });
    const id = await approved(frontend);
    await rm(join(frontend.folder, "terraform.tfstate"));
    expect(await frontend.import(address, id)).toMatchObject({ ok: true });
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
    await frontend.write(stack(decomposed(block)));
    expect(await frontend.plan()).toMatchObject({ ok: true, changes: [] });
  });
});
