import { AssetType, TerraformAsset } from "cdktf";
import type { Construct } from "constructs";

/**
 * Puts a proof file beside the synthesized stack and gives the path to write into `signatureFile`.
 *
 * The copy travels with the stack, so plan and apply find it wherever the stack's folder is moved to.
 *
 * @param path absolute, or relative to the folder of `cdktf.json`, as for every asset
 * @returns the path of the copy, relative to the stack's folder
 * @throws when there is no such file
 */
export function proofFile(scope: Construct, id: string, path: string): string {
  try {
    return new TerraformAsset(scope, id, { path, type: AssetType.FILE }).path;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `[${scope.node.path}/${id}] The proof file "${path}" cannot be used: ${reason}. ` +
        `Give the path of a file: absolute, e.g. join(__dirname, "proof.png"), or relative to the folder of cdktf.json.`,
      { cause },
    );
  }
}
