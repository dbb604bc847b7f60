/** Whose name a signature is, and what proves it. */

interface Proven {
  /**
   * Path of the image that proves it: a JPEG, which every platform takes; absolute, or relative to the folder of `cdktf.json`.
   *
   * @default - none; Tencent wants one
   */
  readonly proof?: string;
  /**
   * Path of the letter in which another party allows the account to send in its name.
   *
   * @default - the name is the account's own
   */
  readonly authorisation?: string;
}

export interface Company extends Proven {
  readonly kind: "company";
  /** What the proof is. @default "licence" */
  readonly document?: "merged-licence" | "licence";
}

/** A government body, a public institution or another organisation. */
export interface Institution extends Proven {
  readonly kind: "institution";
  /** What the proof is. @default "credit-code" */
  readonly document?: "organisation-code" | "credit-code";
}

export interface AppName extends Proven {
  readonly kind: "app";
  /** What the proof is. @default "screenshot" of the app's console */
  readonly document?: "merged-licence" | "licence" | "organisation-code" | "credit-code" | "screenshot";
  /** Number of its ICP filing or licence; Huawei's reviewers ask for it. @default - none */
  readonly filingNumber?: string;
}

export interface Trademark extends Proven {
  readonly kind: "trademark";
  /** Number of the trademark or of its application; Huawei's reviewers ask for it. @default - none */
  readonly registrationNumber?: string;
}

export type Owner = Company | Institution | AppName | Trademark;
