/** The setting that says where a platform is. */
import { parseEndpoint } from "../../../http/endpoint";
import { OptionError } from "../../../http/option-error";
import { optional, string } from "../../../schema";

/** @param own where the platform is without it, in Markdown */
export function endpointInPlaceOf(own: string) {
  const doc = `Host or URL in place of ${own}; HTTPS unless it begins with \`http://\`.`;
  return optional(string, { doc, env: ["SMSFORM_ENDPOINT"], problem });
}

function problem(endpoint: string): string | undefined {
  try {
    parseEndpoint(endpoint);
    return undefined;
  } catch (failure) {
    if (failure instanceof OptionError) return failure.message;
    throw failure;
  }
}
