/**
 * How a call becomes a request: as signed JSON or as a signed form.
 */
import type { BodyLimit, Request, TransportOptions } from "../../../../http/transport";
import type { Writable } from "../../../shared/client/json";
import type { CallName } from "../call-table";
import type { Language } from "../enumerations";

/** By the wire's names. Ids are `bigint` where the wire has numbers; undefined ones are left out. */
export type Parameters = Readonly<Record<string, Writable | undefined>>;

export interface Credentials {
  readonly secretId: string;
  readonly secretKey: string;
  // Tencent: L590-596.
  /** Of temporary credentials, whose id and key take the place of the others. */
  readonly token?: string | undefined;
}

/** What every request carries. */
export interface Common extends Credentials {
  readonly region: string;
  readonly language?: Language | undefined;
}

export interface Protocol extends Pick<TransportOptions, "sign" | "complete"> {
  // Tencent: L527.
  /** What is added while signing is left aside. */
  readonly bodyLimit: BodyLimit;
  write(call: CallName, parameters: Parameters): Required<Pick<Request, "headers">> & { readonly body: string };
}
