import type { TerraformProvider, TerraformResource } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { proofFile } from "./bindings/proof-file";
import type { Audience, Kind } from "./kinds";
import { createMaker } from "./maker";
import type { Owner } from "./owner";
import {
  isSignaturePlatform,
  type Platform,
  platformProblems,
  type SignaturePlatform,
  type SignaturePlatforms,
  type SignatureResources,
  signatureMakers,
  signaturePlatforms,
} from "./platforms";
import type { SignatureThere } from "./platforms/platform";

/** A sender's name, made here or elsewhere. */
export interface ISignature extends IConstruct {
  /** The name as recipients see it, without its brackets. */
  readonly text: string;
  /** Whose numbers its messages go to; undefined where that is not said. */
  readonly audience?: Audience | undefined;
  /** As a template of a kind refers to it on a platform; undefined where it is not on that one. */
  on(platform: Platform, kind: Kind): SignatureThere | undefined;
}

export interface SignatureProps {
  /** The sender's name, without its brackets. */
  readonly text: string;
  /** Whose name it is, with what proves it. */
  readonly owner: Owner;
  /** The platforms that it is on, with what only they have of it. */
  readonly on: SignaturePlatforms;
  /** Whose numbers its messages go to. @default "domestic" */
  readonly audience?: Audience;
  /** Note for the reviewers: what the name is, and what its messages are for. @default - none */
  readonly description?: string;
  /** Refuses plans that would delete or replace it while it is approved. @default true */
  readonly deletionProtection?: boolean;
  /**
   * Leaves it on the platform where a plan would delete it, or has made its successor: messages go on being sent with it until the successor is
   * approved. With `false` it is deleted at once, once `deletionProtection` is off.
   *
   * @default true
   */
  readonly retain?: boolean;
  /** Lets what refers to its approval wait until it is approved. @default false */
  readonly waitForApproval?: boolean;
  /** @default - the stack's own */
  readonly provider?: TerraformProvider;
}

/** Where a signature is that was made elsewhere. */
export interface SignatureAttributes {
  /** The name as recipients see it, without its brackets. */
  readonly text: string;
  /** Whose numbers its messages go to. @default - not said, and not checked */
  readonly audience?: Audience;
  /** Its id on each platform; where that has one for each kind of message, by the kind. */
  readonly on: { readonly [Name in SignaturePlatform]?: string | Readonly<Partial<Record<Kind, string>>> };
}

/**
 * A sender's name, which stands in brackets before every message. People review it on every platform.
 *
 * Where its text changes, the new one is applied for beside the old one, which goes on being sent with until the new one is approved.
 */
export class Signature extends Construct implements ISignature {
  /** Refers to a signature that is made elsewhere. */
  static fromAttributes(scope: Construct, id: string, { text, audience, on }: SignatureAttributes): ISignature {
    return Object.assign(new Construct(scope, id), {
      text,
      audience,
      on(platform: Platform, kind: Kind) {
        const there = isSignaturePlatform(platform) ? on[platform] : undefined;
        const signatureId = typeof there === "string" ? there : there?.[kind];
        return signatureId === undefined ? undefined : { id: signatureId, resource: undefined, text };
      },
    });
  }

  readonly text: string;
  readonly audience: Audience;
  /** The engine records where each reference was made, which takes long where thousands of templates ask. */
  private readonly references = new Map<TerraformResource, SignatureThere>();
  private readonly made: { readonly [Name in SignaturePlatform]?: SignatureResources[Name] };

  constructor(scope: Construct, id: string, props: SignatureProps) {
    super(scope, id);
    const {
      text,
      owner,
      on,
      audience = "domestic",
      description,
      deletionProtection,
      retain = true,
      waitForApproval = false,
      provider,
    } = props;
    this.text = text;
    this.audience = audience;
    const files = new Map<string, string>();
    const draft = {
      text,
      owner,
      audience,
      description,
      deletionProtection,
      retain,
      waitForApproval,
      fileOf: (path: string) => {
        const known = files.get(path) ?? proofFile(this, `file-${files.size + 1}`, path);
        files.set(path, known);
        return known;
      },
    };
    const maker = createMaker(this, provider, () => ({ problems: platformProblems(on, signaturePlatforms), warnings: [] }));
    const made: { -readonly [Name in SignaturePlatform]?: SignatureResources[Name] } = {};
    const makeOn = <Name extends SignaturePlatform>(platform: Name) => {
      const { names, makeSignature } = signatureMakers[platform];
      const options = on[platform];
      if (!options) return;
      const there = maker.on(names);
      there.claim(() => `the signature "${text}" for ${audience} numbers`);
      made[platform] = makeSignature(there, draft, options);
    };
    for (const platform of signaturePlatforms) makeOn(platform);
    this.made = made;
  }

  on(platform: Platform, kind: Kind): SignatureThere | undefined {
    const resource = isSignaturePlatform(platform) ? this.made[platform]?.byKind[kind] : undefined;
    const known = resource && this.references.get(resource);
    if (!resource || known) return known;
    const reference = { id: resource.id, resource, text: this.text };
    this.references.set(resource, reference);
    return reference;
  }

  /** The way to level 1: what a platform has of it. @param kind which one, where the platform has one for each kind of message */
  resourceOn<Name extends SignaturePlatform>(platform: Name, kind: Kind = "verification"): SignatureOn<Name> {
    const resource = this.madeOn(platform).byKind[kind];
    if (resource !== undefined) return resource;
    throw new Error(`[${this.node.path}] On "${platform}" the signature is for ${this.kindsOn(platform)}, not for "${kind}".`);
  }

  private madeOn<Name extends SignaturePlatform>(platform: Name): SignatureResources[Name] {
    const made = this.made[platform];
    if (made) return made;
    const there = Object.keys(this.made).join(", ") || "none";
    throw new Error(`[${this.node.path}] The signature is not on "${platform}". It is on: ${there}. Add it to its "on".`);
  }

  private kindsOn(platform: SignaturePlatform): string {
    return Object.keys(this.madeOn(platform).byKind).join(", ");
  }
}

/** What level 1 has of a signature. */
export type SignatureOn<Name extends SignaturePlatform> = NonNullable<SignatureResources[Name]["byKind"][Kind]>;
