// Finds the plan that was reviewed in the pull request whose merge this pipeline runs for.
//
//   node ci/reviewed-plan.mjs
//
// GitLab: writes it to sms.plan. GitHub: writes the id of the run that keeps it to the step's outputs, for actions/download-artifact.
import { appendFileSync, writeFileSync } from "node:fs";
import { call, hostName, run, variable } from "./host.mjs";

const again = "Start the pipeline by hand: it plans anew, and applies that.";

const hosts = {
  async github() {
    const commit = variable("PLANNED_COMMIT");
    const url = `${variable("GITHUB_API_URL")}/repos/${variable("GITHUB_REPOSITORY")}/actions/artifacts?name=sms-plan-${commit}`;
    const { artifacts } = await (await call(url, { headers: { authorization: `Bearer ${variable("GITHUB_TOKEN")}` } })).json();
    // A run for a fork may keep something of any name: only what this repository made of this commit is a plan.
    const ours = artifacts.find(
      ({ expired, workflow_run: made }) => !expired && made.head_sha === commit && made.head_repository_id === made.repository_id,
    );
    if (ours === undefined) throw new Error(`There is no plan of ${commit}, or it is kept no longer. ${again}`);
    appendFileSync(variable("GITHUB_OUTPUT"), `run=${ours.workflow_run.id}\n`);
  },
  async gitlab() {
    const project = `${variable("CI_API_V4_URL")}/projects/${variable("CI_PROJECT_ID")}`;
    const headers = { "private-token": variable("GITLAB_TOKEN") };
    const commit = variable("CI_COMMIT_SHA");
    const requests = await (await call(`${project}/repository/commits/${commit}/merge_requests`, { headers })).json();
    const merged = requests.find(({ state }) => state === "merged");
    if (merged === undefined) throw new Error(`${commit} came by no merge request, so nobody has reviewed a plan of it. ${again}`);
    const ref = encodeURIComponent(`refs/merge-requests/${merged.iid}/head`);
    const plan = await call(`${project}/jobs/artifacts/${ref}/raw/sms.plan?job=plan`, { headers });
    writeFileSync("sms.plan", Buffer.from(await plan.arrayBuffer()), { mode: 0o600 });
  },
};

run(() => hosts[hostName()]());
