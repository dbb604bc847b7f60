/** Applications: who sends, and what belongs to them (Huawei's specification 3). */
import { z } from "zod";
import { type AppStatus, appStatuses, messageRegions } from "../../../clouds/huawei/client/enumerations";
import type { World } from "../../platform";
import { callbacksSchema } from "../../pushes/callbacks";
import type * as frame from "../../review/stored-submissions";
import { createSubmissions, type Submissions, type SubmissionsParts } from "../../review/submissions";
import { parseOrExplain } from "../../values/validation";
import { exampleProject } from "../accounts";
import type { Caller } from "../calls/authentication";

export type App = frame.Submission<AppStatus, AppFields>;
export type AppStore = Submissions<AppStatus, AppFields>;
export type AppFields = ReturnType<typeof parsedBy>;

/** An access key and its secret with which pushes are signed. */
const pushKeySchema = z.strictObject({ accessKey: z.string().min(1), secretKey: z.string().min(1) });

const storedSchema = z.strictObject({
  projectId: z.string().min(1).default(exampleProject.id),
  appName: z.string().min(1),
  region: z.enum(messageRegions).default("cn"),
  appKey: z.string().min(1).optional(),
  appSecret: z.string().min(1).optional(),
  enterpriseProjectId: z.string().default("0"),
  enterpriseProjectName: z.string().default("default"),
  upLinkAddr: callbacksSchema.shape.uplinkUrl,
  resourceId: z.string().optional(),
  /** Sender of messages abroad. */
  intlChannelNum: z.string().optional(),
  /** From here on only the console's. Whether it may send at all. */
  maySend: z.boolean().default(true),
  ipWhiteList: z.string().nullable().default(null),
  /** Receives reports of sends that name no address of their own. */
  batchReportUrl: callbacksSchema.shape.receiptUrl,
  /** Whether replies carry the time at which they came. */
  uplinkTime: z.boolean().default(false),
  // Huawei: L5316: while they are changed, either may be the one.
  /** With what pushes are signed; of two each has its turn. */
  pushKeys: z.array(pushKeySchema).max(2).default([]),
});

function parsedBy({ random }: Pick<World, "random">, stored: unknown) {
  const fields = parseOrExplain(storedSchema, stored, "Application");
  const hex = (length: number) => random.uuid().replaceAll("-", "").slice(0, length);
  const {
    appKey = hex(28),
    appSecret = hex(28),
    resourceId = random.uuid(),
    intlChannelNum = String(100_000_000 + random.below(900_000_000)),
  } = fields;
  return { ...fields, appKey, appSecret, resourceId, intlChannelNum };
}

export function createApps(world: World, told: Pick<SubmissionsParts<AppStatus, AppFields>, "settled">): AppStore {
  return createSubmissions<AppStatus, AppFields>({
    world,
    statuses: appStatuses,
    ready: "LAUNCHED",
    parseFields: (fields) => parsedBy(world, fields),
    ...told,
  });
}

/** The caller's object of that id. */
export function findOf<Status extends string, Fields extends { readonly projectId: string }>(
  store: Submissions<Status, Fields>,
  { account, projectId }: Caller,
  id: string,
): frame.Submission<Status, Fields> | undefined {
  const found = store.owned(account, id);
  return found?.fields.projectId === projectId ? found : undefined;
}

/** All of the caller's, in the order in which they were made. */
export function allOf<Status extends string, Fields extends { readonly projectId: string }>(
  store: Submissions<Status, Fields>,
  { account, projectId }: Caller,
  now: number,
): frame.Submission<Status, Fields>[] {
  const own = [...store.all()].filter((each) => each.account === account && each.fields.projectId === projectId);
  for (const each of own) store.settle(each, now);
  return own;
}
