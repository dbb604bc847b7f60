/** What somebody decides about a new project; everything else follows. */

/** How its stack is written. */
export const languages = ["cdktn", "cdktf", "hcl"] as const;
export type Language = (typeof languages)[number];

export const platformNames = ["baidu", "tencent", "huawei", "infocloud"] as const;
export type PlatformName = (typeof platformNames)[number];

/** Where it is checked with every change. */
export const pipelineNames = ["github", "gitlab"] as const;
export type PipelineName = (typeof pipelineNames)[number];

export interface Choice {
  readonly language: Language;
  readonly pipeline: PipelineName;
  /** In the order of {@link platformNames}. */
  readonly platforms: readonly PlatformName[];
}

/** What `--yes` takes: CDK Terrain is the one that goes on, CDKTF was archived; Baidu's signatures need nothing that only a console gives. */
export const defaults: Choice = { language: "cdktn", pipeline: "github", platforms: ["baidu"] };

type Read<T> = { readonly value: T } | { readonly problem: string };

/** Names with commas or spaces between them. */
export function platformsIn(text: string): Read<Choice["platforms"]> {
  const names = text.split(/[\s,，、]+/).filter((name) => name !== "");
  const known: readonly string[] = platformNames;
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) return { problem: `There is no platform "${unknown}". There are: ${platformNames.join(", ")}.` };
  if (names.length === 0) return { problem: `Name at least one of: ${platformNames.join(", ")}.` };
  return { value: platformNames.filter((name) => names.includes(name)) };
}

export function languageIn(text: string): Read<Language> {
  const value = languages.find((known) => known === text);
  return value ? { value } : { problem: `"${text}" is none of ${languages.join(", ")}.` };
}
