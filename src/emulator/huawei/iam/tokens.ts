/** The token service: who has the password of a user gets a token for a project (Huawei's specification 2.1). */
import { z } from "zod";
import type { World } from "../../platform";
import { Refusal } from "../../server/refusal";
import type { Answer } from "../../server/wire";
import { createKeyedStore, type KeyedStore } from "../../stores/keyed-store";
import { accountOf } from "../../world/credentials";
import type { Accounts, Project } from "../accounts";
import { type DecodedRequest, readJson } from "../calls/body";
import { jsonAnswer } from "../calls/envelope";

// Huawei: L294.
const lifetimeMs = 24 * 60 * 60 * 1000;

const tokenSchema = z.strictObject({
  /** The token itself. */
  id: z.string().min(1),
  /** Access key id of its user. */
  userId: z.string().min(1),
  /** `null` for a token that is for the whole account. */
  projectId: z.string().nullable(),
  /** Epoch milliseconds. */
  expiresAt: z.number(),
});

export type IssuedTokens = KeyedStore<z.infer<typeof tokenSchema>>;

export function createTokens(): IssuedTokens {
  return createKeyedStore(tokenSchema);
}

const text = z.string();
const requestSchema = z.object({
  auth: z.object({
    identity: z.object({
      methods: z.array(text).refine((methods) => methods.includes("password"), { error: "expected password" }),
      password: z.object({ user: z.object({ name: text, password: text, domain: z.object({ name: text }) }) }),
    }),
    scope: z.object({ project: z.object({ id: text.optional(), name: text.optional() }).optional() }).optional(),
  }),
});

interface Parts {
  readonly world: World;
  readonly accounts: Accounts;
  readonly tokens: IssuedTokens;
}

export function createIam({ world, accounts, tokens }: Parts) {
  const projectsOf = (userId: string): readonly Project[] => accounts.of(accountOf(world.credentials, userId)).projects;

  return {
    getToken: (request: DecodedRequest): Answer => {
      const asked = requestSchema.safeParse(readJson(request));
      if (!asked.success) throw iamRefusal(400, `${asked.error.issues[0]?.path.join(".")} is missing or wrong.`);
      const { identity, scope } = asked.data.auth;
      const { name, password, domain } = identity.password.user;
      const userId = [...world.credentials.keys()].find((id) => {
        const user = accounts.of(id);
        return user.userName === name && user.domainName === domain.name && user.userPassword === password;
      });
      if (userId === undefined) throw iamRefusal(401, "The user name, the password or the domain name is wrong.");
      const wanted = scope?.project;
      const project = wanted && projectsOf(userId).find(({ id, name: own }) => id === wanted.id || own === wanted.name);
      if (wanted !== undefined && project === undefined) throw iamRefusal(401, "The user has no such project.");
      const now = world.clock.now();
      const token = { id: newToken(world), userId, projectId: project?.id ?? null, expiresAt: now + lifetimeMs };
      for (const old of tokens.all()) if (old.expiresAt <= now) tokens.remove(old);
      tokens.put(token);
      const body = {
        token: {
          expires_at: timeText(token.expiresAt),
          issued_at: timeText(now),
          methods: ["password"],
          catalog: [{ endpoints: [{ region_id: project?.name ?? "*" }] }],
          user: { name, domain },
          ...(project ? { project: { ...project, domain } } : { domain }),
        },
      };
      return jsonAnswer(body, 201, { "X-Subject-Token": token.id });
    },

    listProjects: ({ headers }: DecodedRequest): Answer => {
      const token = tokens.find(headers["x-auth-token"] ?? "");
      if (token === undefined || token.expiresAt <= world.clock.now()) throw iamRefusal(401, "The token is missing, unknown or expired.");
      return jsonAnswer({ projects: projectsOf(token.userId).map((project) => ({ ...project, enabled: true })), links: {} });
    },
  };
}

/** The code is the status. */
function iamRefusal(status: number, message: string): Refusal {
  return new Refusal(status, String(status), message);
}

/** As long as a small one of the vendor's. */
function newToken({ random }: World): string {
  return `MIIE${Array.from({ length: 8 }, () => random.uuid().replaceAll("-", "")).join("")}`;
}

/** `2022-02-13T06:52:13.855000Z`. */
function timeText(epochMs: number): string {
  return new Date(epochMs).toISOString().replace("Z", "000Z");
}
