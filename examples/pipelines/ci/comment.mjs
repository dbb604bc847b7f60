// Puts a page of Markdown under a pull request; one that it has put there before is updated.
//
//   node ci/comment.mjs NAME FILE
//
// NAME tells the page from others of the same pipeline, the stack's for example.
import { readFileSync } from "node:fs";
import { call, hostName, run, variable } from "./host.mjs";

const perPage = 100;

/** Where each host keeps comments, and how it knows who asks. */
const hosts = {
  github() {
    const repository = `${variable("GITHUB_API_URL")}/repos/${variable("GITHUB_REPOSITORY")}`;
    return {
      comments: `${repository}/issues/${variable("PULL_REQUEST")}/comments`,
      one: (id) => `${repository}/issues/comments/${id}`,
      update: "PATCH",
      headers: { authorization: `Bearer ${variable("GITHUB_TOKEN")}` },
      // The token of a job has no user to ask for. What a person wrote is never touched.
      isOwn: async () => (comment) => comment.user?.type === "Bot",
    };
  },
  gitlab() {
    const api = variable("CI_API_V4_URL");
    const comments = `${api}/projects/${variable("CI_PROJECT_ID")}/merge_requests/${variable("CI_MERGE_REQUEST_IID")}/notes`;
    const headers = { "private-token": variable("GITLAB_TOKEN") };
    return { comments, one: (id) => `${comments}/${id}`, update: "PUT", headers, isOwn: () => byUser(`${api}/user`, headers, "author") };
  },
  gitee() {
    const api = process.env.GITEE_API_URL ?? "https://gitee.com/api/v5";
    const repository = `${api}/repos/${variable("GITEE_REPOSITORY")}`;
    const headers = { authorization: `Bearer ${variable("GITEE_TOKEN")}` };
    return {
      comments: `${repository}/pulls/${variable("CHANGE_ID", "PULL_REQUEST")}/comments`,
      one: (id) => `${repository}/pulls/comments/${id}`,
      update: "PATCH",
      headers,
      isOwn: () => byUser(`${api}/user`, headers, "user"),
    };
  },
};

async function byUser(url, headers, author) {
  const { id } = await (await call(url, { headers })).json();
  return (comment) => comment[author]?.id === id;
}

run(async () => {
  const [name, file] = process.argv.slice(2);
  if (name === undefined || file === undefined) throw new Error("Write it as: node ci/comment.mjs NAME FILE");
  const mark = `<!-- smsform: ${encodeURIComponent(name)} -->`;
  const body = `${mark}\n${readFileSync(file, "utf8")}`;
  const { comments, one, update, headers, isOwn } = hosts[hostName()]();
  const mine = await earlier(comments, headers, mark, await isOwn());
  if (mine === undefined) await call(comments, { method: "POST", headers, body: { body } });
  else await call(one(mine.id), { method: update, headers, body: { body } });
  console.log(mine === undefined ? "The comment is written." : "The comment is updated.");
});

async function earlier(comments, headers, mark, isOwn) {
  for (let page = 1; ; page++) {
    const found = await (await call(`${comments}?per_page=${perPage}&page=${page}`, { headers })).json();
    const mine = found.find((each) => each.body?.startsWith(mark) && isOwn(each));
    if (mine !== undefined || found.length < perPage) return mine;
  }
}
