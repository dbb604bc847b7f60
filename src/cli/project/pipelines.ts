/** What checks a new project with every change. It needs no keys: whoever may change a text may have it checked. */
import type { PipelineName } from "./choice";
import type { ProjectFile } from "./project-file";

const github = `name: sms
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read

jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npm ci --ignore-scripts
      - run: npx smsform lint
      # On an emulator: no account, no keys. An apply needs both, and a state that all share.
      - run: npx smsform plan --emulator
`;

const gitlab = `sms:
  image: node:22
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - npm ci --ignore-scripts
    - npx smsform lint
    # On an emulator: no account, no keys. An apply needs both, and a state that all share.
    - npx smsform plan --emulator
`;

/** The check jobs of examples/pipelines, which have the rest of the way: plan, comment, apply. */
export const pipelines: Readonly<Record<PipelineName, ProjectFile>> = {
  github: { path: ".github/workflows/sms.yml", content: github },
  // A repository has one for everything.
  gitlab: { path: ".gitlab-ci.yml", content: gitlab, mayDiffer: true },
};
