// Huawei: specification 2.
/** What a client has to be told. */
import type { TransportSettings } from "../../../http/transport";
import type { Region } from "./enumerations";
import type { AccessKey, NoUser, SendingApp, UserPassword } from "./signing/authorize";

interface Settings extends TransportSettings {
  /** Default: `cn-north-4`. */
  readonly region?: Region | undefined;
  /** Needed by all calls but sends and `getToken`. */
  readonly projectId?: string | undefined;
  /** Takes the place of the region's host: a host or a URL, HTTPS unless it begins with `http://`. */
  readonly endpoint?: string | undefined;
  /** Where IAM gives tokens, with `/v3` or without. Default: the `endpoint`, and where there is none, the region's own. */
  readonly authUrl?: string | undefined;
  /** Name of the project that tokens are of. Default: the region's name, as the first project of each region has it. */
  readonly projectName?: string | undefined;
  /** What sends need. */
  readonly app?: SendingApp | undefined;
}

export type HuaweiSmsOptions = Settings & (AccessKey | UserPassword | NoUser);
