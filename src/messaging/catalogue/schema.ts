/** What a catalogue looks like, for reading it and as a JSON Schema. */
import { z } from "zod";
import { audiences, type Catalogue, variableTypes } from "./catalogue";

const filled = z.string().min(1);

const variable = z.strictObject({
  type: z.enum(variableTypes).describe("`code` is ASCII letters and digits, `number` digits with a sign or a point, `text` anything."),
  max: z.int().min(1).optional().describe("Most characters of a value."),
  example: z.string().optional(),
});

const version = z.strictObject({
  platform: filled.describe("`baidu`, `tencent`, `huawei` …"),
  audience: z.enum(audiences).describe("Mainland numbers, all others, or both."),
  template: filled.describe("Id of the approved template."),
  sender: filled.optional().describe("Tencent: the signature's text. Baidu: its `signatureId`. Huawei: the channel number."),
  text: filled.describe("The template's text, with variables as the platform writes them."),
  signature: filled.optional().describe("The signature as recipients see it, without brackets, where `sender` is not it."),
  parameters: z
    .array(filled)
    .optional()
    .describe("The message's variables in the order of the text's, which is that of their numbers where they have some."),
  usable: z.boolean().describe("Whether it may be sent now."),
  digest: z.string().optional(),
});

const message = z.strictObject({ variables: z.record(filled, variable), on: z.array(version).min(1) });

export const catalogueSchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1),
  lineage: z.string().optional().describe("Of the state that it was made from."),
  serial: z.int().min(0).optional(),
  messages: z.record(filled, message),
}) satisfies z.ZodType<Catalogue>;

/** The same as other programs read it. */
export function catalogueJsonSchema(): object {
  return { title: "Catalogue of smsform", ...z.toJSONSchema(catalogueSchema) };
}
