/** What pipelines ask of GitHub, GitLab and Gitee, answered over HTTP: comments, artifacts, packages, and a state with its lock. */
import { type Recorded, type Reply, startRecordingServer } from "../recording-server";

export interface Comment {
  readonly id: number;
  body: string;
  /** Who wrote it: the pipeline is number 1. */
  readonly author: number;
}

export interface CodeHost {
  readonly url: string;
  /** Under the one pull request that there is; a person has written the first. */
  readonly comments: readonly Comment[];
  /** Files that were published, by their path. */
  readonly published: ReadonlyMap<string, string>;
  /** The kept plan; artifacts of GitHub are told of by their name. */
  readonly kept: { plan?: Buffer; name?: string; isOfFork?: boolean };
  close(): Promise<void>;
}

const token = "token-of-the-pipeline";
export const mergedCommit = "c0ffee";
const perPage = 100;

export async function startCodeHost(others = 150): Promise<CodeHost> {
  const comments: Comment[] = Array.from({ length: others }, (_, at) => ({
    id: at + 1,
    // One that looks like the pipeline's is somebody else's still.
    body: at === 0 ? "<!-- smsform: sms -->\nmine" : `comment ${at}`,
    author: 7,
  }));
  const published = new Map<string, string>();
  const kept: CodeHost["kept"] = {};
  let [state, lock] = ["", ""];

  const told = ({ id, body, author }: Comment) => ({
    id,
    body,
    author: { id: author },
    user: { id: author, type: author === 1 ? "Bot" : "User" },
  });
  const page = ({ query }: Recorded): Reply => {
    const at = (Number(query.page) - 1) * perPage;
    return { body: comments.slice(at, at + perPage).map(told) };
  };
  const posted = ({ text }: Recorded): Reply => {
    const comment = { id: comments.length + 1, body: bodyIn(text), author: 1 };
    comments.push(comment);
    return { status: 201, body: told(comment) };
  };
  const updated = ({ text }: Recorded, id = ""): Reply => {
    const comment = comments.find((each) => each.id === Number(id));
    if (!comment) return { status: 404 };
    comment.body = bodyIn(text);
    return { body: told(comment) };
  };
  const artifacts = ({ query }: Recorded): Reply => {
    const made = { id: 99, head_sha: mergedCommit, repository_id: 5, head_repository_id: kept.isOfFork ? 6 : 5 };
    return { body: { artifacts: kept.name === query.name ? [{ id: 1, name: kept.name, expired: false, workflow_run: made }] : [] } };
  };

  const routes: readonly (readonly [method: string, path: RegExp, answer: (request: Recorded, id?: string) => Reply])[] = [
    ["GET", /^\/repos\/shop\/sms\/(?:issues|pulls)\/3\/comments$/, page],
    ["POST", /^\/repos\/shop\/sms\/(?:issues|pulls)\/3\/comments$/, posted],
    ["PATCH", /^\/repos\/shop\/sms\/(?:issues|pulls)\/comments\/(\d+)$/, updated],
    ["GET", /^\/repos\/shop\/sms\/actions\/artifacts$/, artifacts],
    ["GET", /^\/projects\/42\/merge_requests\/3\/notes$/, page],
    ["POST", /^\/projects\/42\/merge_requests\/3\/notes$/, posted],
    ["PUT", /^\/projects\/42\/merge_requests\/3\/notes\/(\d+)$/, updated],
    ["GET", /^\/user$/, () => ({ body: { id: 1 } })],
    [
      "GET",
      new RegExp(`^/projects/42/repository/commits/${mergedCommit}/merge_requests$`),
      () => ({
        body: [
          { iid: 2, state: "closed" },
          { iid: 3, state: "merged" },
        ],
      }),
    ],
    [
      "GET",
      /^\/projects\/42\/jobs\/artifacts\/refs\/merge-requests\/3\/head\/raw\/sms\.plan$/,
      () => (kept.plan ? { body: kept.plan } : { status: 404 }),
    ],
    [
      "PUT",
      /^\/projects\/42\/packages\/generic\/(.*)$/,
      ({ text }, path = "") => {
        published.set(path, text);
        return { status: 201, body: {} };
      },
    ],
    ["GET", /^\/projects\/42\/terraform\/state\/sms$/, () => (state === "" ? { status: 404 } : { body: state })],
    [
      "POST",
      /^\/projects\/42\/terraform\/state\/sms$/,
      ({ text }) => {
        state = text;
        return {};
      },
    ],
    [
      "POST",
      /^\/projects\/42\/terraform\/state\/sms\/lock$/,
      ({ text }) => {
        if (lock !== "") return { status: 423, body: lock };
        lock = text;
        return {};
      },
    ],
    [
      "DELETE",
      /^\/projects\/42\/terraform\/state\/sms\/lock$/,
      () => {
        lock = "";
        return {};
      },
    ],
  ];

  const server = await startRecordingServer((request) => {
    if (!isAllowed(request)) return { status: 401, body: "who are you?" };
    for (const [method, path, answer] of routes) {
      const found = method === request.method && path.exec(request.path);
      if (found) return answer(request, found[1]);
    }
    return { status: 404, body: `nothing at ${request.method} ${request.path}` };
  });
  return { url: server.url, comments, published, kept, close: server.close };
}

/** What each host's pipelines have to send. */
export function codeHostVariables(url: string) {
  return {
    github: { GITHUB_ACTIONS: "true", GITHUB_API_URL: url, GITHUB_REPOSITORY: "shop/sms" },
    gitlab: {
      GITLAB_CI: "true",
      CI_API_V4_URL: url,
      CI_PROJECT_ID: "42",
      CI_JOB_TOKEN: token,
      CI_MERGE_REQUEST_IID: "3",
      CI_COMMIT_SHA: mergedCommit,
      GITLAB_TOKEN: token,
    },
    gitee: { GITEE_API_URL: url, GITEE_REPOSITORY: "shop/sms", CHANGE_ID: "3", GITEE_TOKEN: token },
  };
}

/** What `github.token` is. */
export const pipelineToken = token;

function isAllowed({ headers }: Recorded): boolean {
  const basic = `Basic ${Buffer.from(`gitlab-ci-token:${token}`).toString("base64")}`;
  const given = [headers.authorization, headers["private-token"], headers["job-token"]];
  return given.some((each) => each === `Bearer ${token}` || each === token || each === basic);
}

function bodyIn(text: string): string {
  const parsed: { readonly body?: unknown } = JSON.parse(text);
  if (typeof parsed.body !== "string") throw new Error("a comment without a body");
  return parsed.body;
}
