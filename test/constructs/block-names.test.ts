import { type Engine, engines, synthesized } from "./engines";

describe.each(engines)("with %s", (_, engine) => {
  const { BaiduTemplate, DataSmsBaiduTemplate } = engine.sms;
  const { TerraformLocal, TerraformOutput, TerraformVariable } = engine.engine;
  const common = { name: "登录验证码", description: "登录", smsType: "CommonVcode", content: "您的验证码" };
  type Stack = InstanceType<Engine["engine"]["TerraformStack"]>;
  const templates =
    (...ids: readonly string[]) =>
    (stack: Stack) => {
      for (const id of ids) new BaiduTemplate(stack, id, common);
    };

  test("ids of which nothing is left are refused, each with what to do", () => {
    expect(() => synthesized(engine, templates("登录", "注册"))).toThrow(
      /shop\/登录: the id "登录" leaves nothing .*overrideLogicalId\("登录"\)\.[\s\S]*shop\/注册: .*overrideLogicalId\("注册"\)/,
    );
  });

  test.each([
    ["618", "618", "_618"],
    ["-a", "-a", "_-a"],
    ["１1", "1", "_１1"],
  ])("the id %s, which gives no name, is refused", (id, block, proposed) => {
    expect(() => synthesized(engine, templates(id))).toThrow(
      `shop/${id}: the id "${id}" gives its block the name "${block}", and a name begins with a letter or _. ` +
        `Choose another id, such as "login_code", or name the block right after making it: .overrideLogicalId("${proposed}").`,
    );
  });

  test.each([
    ["登录a", "注册a"],
    ["a b", "ab"],
  ])("the ids %s and %s, which give one name, are refused", (first, second) => {
    expect(() => synthesized(engine, templates(first, second))).toThrow(
      new RegExp(
        `shop/${first}, shop/${second}: all of them get a block "ab?", and the last would silently replace the others\\. Choose another id`,
      ),
    );
  });

  test.each<[string, (stack: Stack, id: string) => unknown]>([
    ["outputs", (stack, id) => new TerraformOutput(stack, id, { value: 1 })],
    ["variables", (stack, id) => new TerraformVariable(stack, id, { default: 1 })],
    ["locals", (stack, id) => new TerraformLocal(stack, id, 1)],
    ["data sources", (stack, id) => new DataSmsBaiduTemplate(stack, id, { templateId: "sms-tmpl-1" })],
  ])("the ids of %s count too", (_what, make) => {
    expect(() => synthesized(engine, (stack) => make(stack, "登录"))).toThrow(/shop\/登录: the id "登录" leaves nothing/);
    const both = (stack: Stack) => ["登录a", "注册a"].map((id) => make(stack, id));
    expect(() => synthesized(engine, both)).toThrow(/shop\/登录a, shop\/注册a: all of them get a block "a"/);
  });

  test("what is told works: the block has the name that it is given", () => {
    const { resource, output } = synthesized(engine, (stack) => {
      for (const id of ["登录", "注册"]) {
        const template = new BaiduTemplate(stack, id, common);
        template.overrideLogicalId(id);
        new TerraformOutput(stack, `id_of_${id === "登录" ? "login" : "join"}`, { value: template.id });
      }
    });
    expect(Object.keys(resource.sms_baidu_template ?? {}).sort()).toEqual(["注册", "登录"]);
    expect(output).toMatchObject({
      id_of_login: { value: "${sms_baidu_template.登录.id}" },
      id_of_join: { value: "${sms_baidu_template.注册.id}" },
    });
  });

  test("one name in two types, in a data source and in an output is no name twice; ids of constructs within others differ by their path", () => {
    const { resource } = synthesized(engine, (stack) => {
      new BaiduTemplate(stack, "a", common);
      const within = new engine.engine.TerraformElement(stack, "注册");
      new BaiduTemplate(within, "登录", common);
      new BaiduTemplate(within, "a", common);
      new TerraformOutput(within, "b", { value: 1 });
      new TerraformOutput(stack, "b", { value: 1 });
    });
    expect(Object.keys(resource.sms_baidu_template ?? {})).toHaveLength(3);
  });
});
