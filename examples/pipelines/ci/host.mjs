// What the scripts beside it share: variables of the pipeline, and calls of the code host. Node.js 20 or later, no packages.

/** The first of these variables that is set. */
export function variable(...names) {
  const name = names.find((each) => process.env[each]);
  if (name === undefined) throw new Error(`${names.join(" or ")} is not set: the guide on pipelines says what a job needs.`);
  return process.env[name];
}

/** Which host the pipeline runs for. */
export function hostName() {
  if (process.env.GITHUB_ACTIONS) return "github";
  return process.env.GITLAB_CI ? "gitlab" : "gitee";
}

/** What a call answers. */
export async function call(url, { method = "GET", headers, body } = {}) {
  const response = await fetch(url, {
    method,
    headers: { accept: "application/json", ...headers, ...(body && { "content-type": "application/json" }) },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new Error(`${method} ${url} was answered with ${response.status}: ${(await response.text()).slice(0, 500)}`);
  return response;
}

/** Tells what went wrong in a line, and ends with 1. */
export function run(work) {
  work().catch((problem) => {
    console.error(problem.message);
    process.exitCode = 1;
  });
}
