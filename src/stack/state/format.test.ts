import { formatState, parseState } from "./format";

const text = (form: "NFC" | "NFD") =>
  JSON.stringify({
    version: 4,
    serial: 1,
    lineage: "l",
    outputs: { o: { value: ["Mã", { é: "cà phê" }], type: ["tuple", ["string", ["object", { é: "string" }]]] } },
    resources: [
      {
        mode: "managed",
        type: "sms_baidu_template",
        name: "t",
        provider: 'provider["registry.terraform.io/smsform/sms"]',
        instances: [{ index_key: "mã", attributes: { id: "sms-tmpl-1", name: "Mã xác nhận", content: null } }],
      },
    ],
  }).normalize(form);

it("a state that holds its texts decomposed, written out or as escapes, is the same as one that does not", () => {
  const composed = formatState(parseState(text("NFC"), "terraform.tfstate"));
  expect(composed).toContain("Mã xác nhận".normalize("NFC"));
  const escaped = text("NFD").replace(/[\u0300-\u036f]/g, (accent) => `\\u0${accent.charCodeAt(0).toString(16)}`);
  expect(escaped).toContain("a\\u0303");
  for (const other of [text("NFD"), escaped]) expect(formatState(parseState(other, "terraform.tfstate"))).toBe(composed);
});

it("the paths of what is sensitive are kept as they were found, in whole and in part", () => {
  const paths = [
    [
      { type: "get_attr", value: "labels" },
      { type: "index", value: { value: "key", type: "string" } },
    ],
    [{ type: "get_attr", value: "name" }],
  ];
  const document = JSON.parse(text("NFC"));
  document.resources[0].instances[0].sensitive_attributes = paths;
  const kept = JSON.parse(formatState(parseState(JSON.stringify(document), "terraform.tfstate")));
  expect(kept.resources[0].instances[0].sensitive_attributes).toEqual(paths);
});
