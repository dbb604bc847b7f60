/** What users must be told of a message as it is, on every plan: a plan is clean while a review is open, and says so. */
import { type Diagnostic, inWords, oneLine, type Values, warning } from "../../../../schema";
import { idIn } from "./look";
import type { MessageOptions } from "./options";

export function noticesOf<Client>(
  values: Values,
  { template, sender, stateOf, statusWords }: MessageOptions<Client>,
): readonly Diagnostic[] {
  const message = `Message "${oneLine(String(values.key))}"`;
  const live = idIn(values, "live_template_id");
  const ofSender = idIn(values, sender.attribute);
  const candidate = `${template.noun} ${oneLine(String(values[template.attribute]))}${ofSender === undefined ? "" : ` with ${sender.noun} ${oneLine(ofSender)}`}`;
  const notices: Diagnostic[] = [];
  if (values.candidate === null) notices.push(...waiting());
  if (live !== undefined && values.usable === false) {
    notices.push(
      warning(
        `${message} cannot be sent: its live ${template.noun} ${oneLine(live)} is no longer usable`,
        `The platform has it no more, or not as an approved one. A catalogue that is written now says so, and programs refuse to send it.`,
      ),
    );
  }
  return notices;

  function waiting(): readonly Diagnostic[] {
    const goesOn = live === undefined ? "Nothing is live, so it cannot be sent yet." : `${live} goes on being sent with.`;
    const { status, review } = values;
    if (typeof status !== "string") {
      return [
        warning(
          `${message}: the platform has its candidate no more, ${candidate}`,
          `${goesOn} Name another ${template.noun} in ${template.attribute}.`,
        ),
      ];
    }
    const shown = oneLine(inWords(statusWords && { words: statusWords }, status));
    const words = typeof review === "string" && review !== "" ? oneLine(review) : undefined;
    const says = words === undefined ? "" : ` The reviewer says: ${words}`;
    switch (stateOf(status)) {
      case "refused":
        return [
          warning(
            `${message}: its candidate was rejected${words === undefined ? "" : `: ${words}`}`,
            `It is ${candidate}, with status ${shown}. ${goesOn} Correct it and apply: the same object is changed and reviewed again.`,
          ),
        ];
      case "withdrawn":
        return [warning(`${message}: its candidate is not in use: ${shown}`, `It is ${candidate}. ${goesOn}${says}`)];
      case "registering":
      case "usable":
        return [
          warning(
            `${message}: its candidate is approved and not in effect yet`,
            `It is ${candidate}, with status ${shown}; its registration with the carriers is open. ${goesOn}${says}`,
          ),
        ];
      case "pending":
        return [warning(`${message} waits for the review of its candidate`, `It is ${candidate}, with status ${shown}. ${goesOn}${says}`)];
    }
  }
}
