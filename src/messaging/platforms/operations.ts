/** What somebody at a terminal does with a platform, by a client that was made from the environment. */
import type { Checkup, CheckupBy } from "../checkup/checkup";
import type { MessagingEvent } from "../receipts/events";
import type { PullOptions } from "../receipts/pulls";
import type { Statistics, StatisticsBy } from "../statistics/source";

/** Why something cannot be done yet, and what to do. */
export interface Lack {
  /** The rest of a sentence that begins with the platform. */
  readonly reason: string;
  readonly next: string;
}

/** One stream of what a platform gives once. */
export interface Pull {
  readonly what: "receipts" | "replies";
  /** Where a platform has several: `application 1400006666`. */
  readonly of?: string;
  /** Begins to read when the first batch is asked for. */
  readonly batches: (options: PullOptions) => AsyncGenerator<readonly MessagingEvent[]>;
}

/** @param applications that are named, for platforms that have some */
interface Parts<Client, Settings> {
  /** What the messenger is given, under the platform's name. */
  readonly forSending: (client: Client, applications: readonly string[]) => { readonly settings: Settings } | { readonly lack: Lack };
  /** What can be read; left out where it gives nothing to who asks. */
  readonly pulls?: (client: Client, applications: readonly string[]) => readonly Pull[] | { readonly lack: Lack };
}

export interface Operations<Settings> extends Parts<unknown, Settings> {
  /** What it counts, or why it counts nothing. */
  readonly statistics: Statistics;
  /** What can be found out about access to it by reading alone. */
  readonly checkup: Checkup;
}

/** @param Client the one that all is done with; another one is refused */
export function operationsBy<Client extends object, Settings>(
  Client: abstract new (...options: never[]) => Client,
  {
    statistics,
    checkup,
    forSending,
    pulls,
  }: Parts<Client, Settings> & { readonly statistics: StatisticsBy<Client>; readonly checkup: CheckupBy<Client> },
): Operations<Settings> {
  function own(client: unknown): Client {
    if (!(client instanceof Client)) throw new TypeError(`This platform is worked with by a ${Client.name}.`);
    return client;
  }
  return {
    forSending: (client, applications) => forSending(own(client), applications),
    ...(pulls && { pulls: (client, applications) => pulls(own(client), applications) }),
    statistics:
      "none" in statistics ? statistics : { ...statistics, read: async (client, request) => statistics.read(own(client), request) },
    checkup: {
      ...checkup,
      reads: (request) => checkup.reads(request).map(({ what, read }) => ({ what, read: async (client) => read(own(client), request) })),
    },
  };
}
