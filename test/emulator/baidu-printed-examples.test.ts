/** Every signature and template example that Baidu's document prints, sent to the emulator. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { call, emulators } from "./caller";

const operations = [
  "createSignature",
  "modifySignature",
  "getSignature",
  "deleteSignature",
  "createTemplate",
  "modifyTemplate",
  "getTemplate",
  "deleteTemplate",
] as const;

const exampleSchema = z.object({
  id: z.string(),
  operation: z.enum(operations),
  kind: z.literal("call"),
  request: z.object({
    method: z.string(),
    path: z.string(),
    query: z.record(z.string(), z.string()),
    headers: z.record(z.string(), z.string()),
    body: z.record(z.string(), z.unknown()).nullable(),
  }),
  response: z.object({ status: z.number(), body: z.record(z.string(), z.unknown()).nullable() }),
});

const printed: unknown = JSON.parse(readFileSync(join(__dirname, "../fixtures/baidu.json"), "utf8"));
const examples = z
  .array(z.unknown())
  .parse(printed)
  .flatMap((example) => exampleSchema.safeParse(example).data ?? []);

/** The objects that the examples speak of, before the first call on them. */
const seed = {
  platforms: {
    baidu: {
      signatures: [{ id: "sms-sign-WWejWQ54455", content: "Baidu", contentType: "MobileApp", countryType: "GLOBAL", status: "SUBMITTED" }],
      templates: [
        {
          id: "sms-tmpl-wHoJXL09355",
          name: "TemplateNameTest",
          content: "${code}",
          smsType: "CommonNotice",
          countryType: "INTERNATIONAL",
          status: "SUBMITTED",
        },
      ],
    },
  },
};

const seedFile = join(mkdtempSync(join(tmpdir(), "emulator-")), "seed.json");
writeFileSync(seedFile, JSON.stringify(seed));

describe("the printed examples of Baidu", () => {
  const start = emulators();

  it("are eight calls", () => {
    expect(examples.map(({ operation }) => operation).sort()).toEqual([...operations].sort());
  });

  it.each(examples)("$id is answered with the printed keys and types", async ({ request, response }) => {
    const emulator = await start({ seed: seedFile });
    const date = request.headers["x-bce-date"] ?? request.headers.Date ?? "";
    emulator.admin.setClock({ now: Date.parse(date) });

    const reply = await call(emulator, request.method, request.path, {
      query: request.query,
      signedAt: Date.parse(date),
      headers: { ...("x-bce-date" in request.headers ? { "x-bce-date": date } : { date }), "content-type": "application/json" },
      ...(request.body === null ? {} : { body: request.body }),
      signedHeaders: "x-bce-date" in request.headers ? ["host", "x-bce-date"] : ["host"],
    });

    expect(reply.status).toBe(response.status);
    expect(reply.headers.get("x-bce-request-id")).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    if (response.body === null) expect(reply.text).toBe("");
    else expect(shapeOf(reply.body)).toEqual(shapeOf(response.body));
  });

  it("are accepted one after the other, by an account that begins with nothing", async () => {
    const emulator = await start();
    for (const operation of ["createSignature", "createTemplate"]) {
      const example = examples.find((candidate) => candidate.operation === operation);
      const reply = await call(emulator, "POST", example?.request.path ?? "", {
        query: example?.request.query ?? {},
        body: example?.request.body,
      });
      expect(reply.body.status).toBe("SUBMITTED");
    }
  });
});

function shapeOf(body: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, typeof value]));
}
