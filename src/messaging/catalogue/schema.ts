/** What a catalogue looks like, for reading it and as a JSON Schema. */
import { audiences, type Catalogue, type CatalogueMessage, type Variable, type Version, variableTypes } from "./catalogue";
import { choice, described, filled, filledList, flag, integerFrom, list, map, object, optional, text } from "./form";

const variable = object<Variable>({
  type: described("`code` is ASCII letters and digits, `number` digits with a sign or a point, `text` anything.", choice(...variableTypes)),
  max: optional(described("Most characters of a value.", integerFrom(1))),
  example: optional(text),
});

const version = object<Version>({
  platform: described("`baidu`, `tencent`, `huawei` …", filled),
  audience: described("Mainland numbers, all others, or both.", choice(...audiences)),
  template: described("Id of the approved template.", filled),
  sender: optional(described("Tencent: the signature's text. Baidu: its `signatureId`. Huawei: the channel number.", filled)),
  text: described("The template's text, with variables as the platform writes them.", filled),
  signature: optional(described("The signature as recipients see it, without brackets, where `sender` is not it.", filled)),
  parameters: optional(
    described("The message's variables in the order of the text's, which is that of their numbers where they have some.", list(filled)),
  ),
  usable: described("Whether it may be sent now.", flag),
  digest: optional(text),
});

const message = object<CatalogueMessage>({ variables: map(variable), on: filledList(version) });

export const catalogueForm = object<Catalogue & { readonly $schema?: string | undefined }>({
  $schema: optional(text),
  version: choice(1),
  lineage: optional(described("Of the state that it was made from.", text)),
  serial: optional(integerFrom(0)),
  messages: map(message),
});

/** The same as other programs read it. */
export function catalogueJsonSchema(): object {
  return { title: "Catalogue of smsform", $schema: "https://json-schema.org/draft/2020-12/schema", ...catalogueForm.schema };
}
