import { Lazy, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { Findings } from "./checks";
import { type Audience, type Kind, kindInWords } from "./kinds";
import { createMaker, handOut } from "./maker";
import {
  type Platform,
  platformProblems,
  type TemplatePlatforms,
  type TemplateResources,
  templateMakers,
  templatePlatforms,
} from "./platforms";
import type { ISignature } from "./signature";
import { exampleOf, type Text, textProblems, textWarnings, variablesOf } from "./sms";
import { variableProblems } from "./variables";

/** The names of a text's variables, for those that another text may have: they are not found out from that. */
type AtMost<Names extends string> = [Names][Names extends unknown ? 0 : never];

/** A length of time: `72h`, `30m`. */
export type Duration = `${number}${"s" | "m" | "h"}`;

export interface TemplateProps<Names extends string = string> {
  /** The signature that its messages are sent with. @default - none; infocloud's templates have one of their own */
  readonly signature?: ISignature;
  readonly kind: Kind;
  /** Whose numbers it is for. @default "domestic" */
  readonly audience?: Audience;
  /** The text, without the signature. */
  readonly text: Text<Names>;
  /** The platforms that it is on, with what only they have of it. */
  readonly on: TemplatePlatforms<AtMost<Names>>;
  /** What programs call it. @default - its name in a Catalogue, and where it is in none its id */
  readonly key?: string;
  /** Its name in the consoles, of at most 30 characters. @default - its id */
  readonly name?: string;
  /** For the reviewers: what it is for. @default - its kind, and the text with example values */
  readonly description?: string;
  /**
   * How long after another text has gone live the old one is deleted from the platform: long enough for every program to have read the new
   * catalogue. `never` keeps it.
   *
   * @default "72h"
   */
  readonly retireAfter?: Duration | "never";
  /** Refuses plans that would delete or replace it while it is approved. @default false */
  readonly deletionProtection?: boolean;
  /**
   * Makes what depends on this construct wait until its text is approved on every platform: an apply ends in an error until then. Programs that
   * send do not need it.
   *
   * @default false
   */
  readonly waitForApproval?: boolean;
  /** @default - the stack's own */
  readonly provider?: TerraformProvider;
}

/**
 * A text that programs send, on every platform that it is to go through.
 *
 * What is approved goes on being sent with while another text is reviewed; the switch is a change that the plan shows.
 */
export class Template<const Names extends string = string> extends Construct {
  readonly text: Text<Names>;
  readonly kind: Kind;
  readonly audience: Audience;
  private readonly ownKey: string | undefined;
  private given: { readonly key: string; readonly by: Construct } | undefined;
  private readonly made: { readonly [Name in Platform]?: TemplateResources[Name] };

  constructor(scope: Construct, id: string, props: TemplateProps<Names>) {
    super(scope, id);
    const { signature, kind, audience = "domestic", text, on, name = id, retireAfter = "72h", provider } = props;
    const { deletionProtection, waitForApproval = false } = props;
    const { description = `${kindInWords[kind]}，例如：${exampleOf(text)}` } = props;
    this.text = text;
    this.kind = kind;
    this.audience = audience;
    this.ownKey = props.key;
    const maker = createMaker(this, provider, () => findingsOf(props));
    const made: { -readonly [Name in Platform]?: TemplateResources[Name] } = {};
    const key = props.key ?? Lazy.stringValue({ produce: () => this.key });
    const makeOn = <Name extends Platform>(platform: Name) => {
      const { names, makeTemplate } = templateMakers[platform];
      const options = on[platform];
      if (!options) return;
      const there = maker.on(names);
      there.claim(() => `the message "${this.key}" for ${audience} numbers`);
      made[platform] = makeTemplate(
        there,
        {
          key,
          name,
          kind,
          audience,
          text: options.text ?? text,
          description,
          signatureText: signature?.text,
          signature: signature?.on(platform, kind),
          retireAfter: retireAfter === "never" ? undefined : retireAfter,
          deletionProtection,
          waitForApproval,
        },
        options,
      );
    };
    for (const platform of templatePlatforms) makeOn(platform);
    this.made = made;
  }

  /** What programs call it. */
  get key(): string {
    return this.ownKey ?? this.given?.key ?? this.node.id;
  }

  /**
   * Gives it the key that it has in a catalogue, where it has none of its own.
   *
   * @internal
   * @returns why it cannot have that
   */
  nameIn(catalogue: Construct, key: string): string | undefined {
    const { ownKey, given } = this;
    const known = ownKey ?? given?.key ?? key;
    if (known !== key) {
      const where = ownKey === undefined ? `in ${given?.by.node.path}` : "by its own key";
      return `it calls ${this.node.path} "${key}", which is "${known}" ${where}. Programs call a message by one key: write "${known}" here.`;
    }
    this.given ??= { key, by: catalogue };
    return undefined;
  }

  /** The way to level 1: the template, as a platform has it. */
  resourceOn<Name extends Platform>(platform: Name): TemplateResources[Name]["template"] {
    return handOut(this.on(platform).template);
  }

  /** The way to level 1: what tells which version of the text is live on a platform. */
  messageOn<Name extends Platform>(platform: Name): TemplateResources[Name]["message"] {
    return handOut(this.on(platform).message);
  }

  private on<Name extends Platform>(platform: Name): TemplateResources[Name] {
    const made = this.made[platform];
    if (made) return made;
    const there = Object.keys(this.made).join(", ") || "none";
    throw new Error(`[${this.node.path}] The template is not on "${platform}". It is on: ${there}. Add it to its "on".`);
  }
}

/** What is to be said on whatever platform. */
function findingsOf(props: TemplateProps): Findings {
  return { problems: problemsOf(props), warnings: textWarnings(props.text) };
}

function problemsOf({ text, on, signature, kind, audience = "domestic" }: TemplateProps): readonly string[] {
  const own = templatePlatforms.flatMap((platform) => {
    const other = on[platform]?.text;
    return other ? [...textProblems(other), ...differences(text, other)].map((problem) => `on ${platform}: ${problem}`) : [];
  });
  const signed = templatePlatforms.filter((platform) => on[platform] && templateMakers[platform].names.signedFor.includes(audience));
  return [
    ...platformProblems(on, templatePlatforms),
    ...textProblems(text),
    ...variablesOf(text).flatMap(variableProblems),
    ...own,
    ...signed.flatMap((platform) => signatureProblem(platform, { signature, kind, audience }) ?? []),
  ];
}

/** A platform's own text may use fewer variables, not others. */
function differences(text: Text, own: Text): readonly string[] {
  const known = variablesOf(text);
  return variablesOf(own).flatMap((variable) => {
    const same = known.find(({ name }) => name === variable.name);
    const all = known.map(({ name }) => `"${name}"`).join(", ") || "none";
    if (!same)
      return [
        `its text has the variable "${variable.name}", and the template's own has ${all}. Take it out, or put it into the template's text.`,
      ];
    if (JSON.stringify(same) === JSON.stringify(variable)) return [];
    return [
      `the variable "${variable.name}" is another one than in the template's text. Make it once, and write it into both: const ${variable.name} = ….`,
    ];
  });
}

interface Signed {
  readonly signature: ISignature | undefined;
  readonly kind: Kind;
  readonly audience: Audience;
}

function signatureProblem(platform: Platform, { signature, kind, audience }: Signed): string | undefined {
  if (!signature) return `on ${platform}: it has no signature, and the platform sends with none. Give one: signature: new Signature(…).`;
  if (!signature.on(platform, kind)) {
    return `on ${platform}: its signature "${signature.text}" is not there for the kind "${kind}". Add ${platform} to the signature's "on", or take it out here.`;
  }
  const { audience: whose = audience } = signature;
  if (whose === audience || whose === "global") return undefined;
  return `on ${platform}: it is for ${audience} numbers, and its signature "${signature.text}" for ${whose} ones. Give it a signature with audience: "${audience}".`;
}
