/** `--require-approved-in`: what one stage has approved is what the next one may have. */
import { type Approval, approvalIn } from "../../messaging/catalogue/approval";
import type { Catalogue } from "../../messaging/catalogue/catalogue";
import { CatalogueError } from "../../messaging/errors";
import { type Diagnostic, error } from "../../schema";
import { located, type OpenStack, readTexts, type StackDiagnostic, type StackText } from "../../stack";
import { catalogueIn } from "../files/catalogue";
import type { Terminal } from "../terminal";

/** @returns an error for each text of the stack that is not approved in the catalogue, at its place */
export async function unapprovedIn(file: string, stack: OpenStack, terminal: Terminal): Promise<readonly StackDiagnostic[]> {
  let catalogue: Catalogue;
  try {
    catalogue = await catalogueIn(file, terminal);
  } catch (failure) {
    if (!(failure instanceof CatalogueError)) throw failure;
    return [error("The catalogue of --require-approved-in cannot be used", failure.message)];
  }
  const { texts, diagnostics } = readTexts(stack);
  const refused = texts.flatMap((text): StackDiagnostic[] => {
    const problem = problemOf(text, catalogue, file);
    return problem ? [{ ...problem, address: text.address }] : [];
  });
  return [...diagnostics, ...located(stack.configuration, refused)];
}

function problemOf({ platform, key, text, address }: StackText, catalogue: Catalogue, file: string): Diagnostic | undefined {
  const called = key && "value" in key ? `"${key.value}"` : `The text of ${address}`;
  const refusal = (detail: string) => error(`${called} is not approved for ${platform.title} in ${file}`, detail);
  if ("missing" in text) return refusal(uncompared(text));
  const asked = { platform: platform.name, key: key && "value" in key ? key.value : undefined, text: text.value };
  const found = approvalIn(catalogue, asked);
  return found.is === "approved" ? undefined : refusal(`${standing(found, asked.text, key !== undefined)} ${nextStep(file)}`);
}

function standing(found: Exclude<Approval, { readonly is: "approved" }>, text: string, isMessage: boolean): string {
  switch (found.is) {
    case "not usable":
      return `The catalogue has it as "${found.key}", and it may not be sent with there any more.`;
    case "another text":
      return `The catalogue has another text for it: "${found.text}", and not "${text}".`;
    case "not there":
      return isMessage
        ? `The catalogue has nothing like "${text}".`
        : `The catalogue has nothing like "${text}". It holds messages: a template has to be one's in that stage.`;
  }
}

function nextStep(file: string): string {
  return `Apply it in the stage whose catalogue this is, and again when its review has passed; then write the catalogue anew, by smsform catalogue write --out ${file}, and plan here once more.`;
}

function uncompared(text: Extract<StackText["text"], { readonly missing: string }>): string {
  switch (text.missing) {
    case "unknown":
      return "Its text is known only after an apply, so that nobody can compare it. Write the text itself into the stack.";
    case "sensitive":
      return "Its text is sensitive, so that it is not compared. A text that recipients read is no secret: take the mark away.";
    case "elsewhere":
      return `It names ${text.id}, whose text is not in the stack. Declare the template here, and refer to it.`;
  }
}
