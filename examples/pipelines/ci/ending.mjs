// Tells how an apply of OpenTofu or Terraform ended: an approval that still waits for its review is an error to them, like any other.
//
//   tofu apply -json sms.plan | node ci/ending.mjs
//
// Ends as smsform apply does: 0 all is done; 3 done as far as the reviews let it, run it again when they are decided; 1 broken.
import { createInterface } from "node:readline";

let isComplete = false;
const errors = [];
for await (const line of createInterface({ input: process.stdin })) {
  const message = parsed(line);
  if (!message) {
    console.log(line);
    continue;
  }
  console.log(message["@message"]);
  if (message.type === "change_summary" && message.changes?.operation === "apply") isComplete = true;
  if (message.type === "diagnostic") {
    if (message.diagnostic.detail) console.log(message.diagnostic.detail.replace(/^/gm, "  "));
    if (message.diagnostic.severity === "error") errors.push(message.diagnostic);
  }
}

const waiting = errors.filter(({ address, summary }) => isApproval(address) && /^Approval: .* is still under review /.test(summary));
if (errors.length > waiting.length || (errors.length === 0 && !isComplete)) {
  console.log("The run is broken: see its errors.");
  process.exitCode = 1;
} else if (waiting.length > 0) {
  console.log(`Approvals that still wait for their reviews: ${waiting.length}. Everything else is done.`);
  process.exitCode = 3;
}

function isApproval(address) {
  return /(^|\.)sms_[a-z]+_approval\./.test(address ?? "");
}

function parsed(line) {
  try {
    const message = JSON.parse(line);
    return typeof message === "object" && message !== null && "@message" in message ? message : undefined;
  } catch {
    return undefined;
  }
}
