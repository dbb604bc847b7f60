// Publishes a file in GitLab's package registry, where programs fetch it: packages/generic/sms/latest/FILE of the project.
//
//   node ci/publish.mjs FILE
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { run, variable } from "./host.mjs";

run(async () => {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Error("Write it as: node ci/publish.mjs FILE");
  const url = `${variable("CI_API_V4_URL")}/projects/${variable("CI_PROJECT_ID")}/packages/generic/sms/latest/${basename(file)}`;
  const response = await fetch(url, {
    method: "PUT",
    headers: { "job-token": variable("CI_JOB_TOKEN") },
    body: readFileSync(file),
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new Error(`PUT ${url} was answered with ${response.status}: ${(await response.text()).slice(0, 500)}`);
  console.log(`Published: ${url}`);
});
