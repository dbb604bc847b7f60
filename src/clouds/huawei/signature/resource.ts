import { defineResource, type Known, type ListingScope, oneLine, UNKNOWN, type Wanted, warning } from "../../../schema";
import { protectedReview } from "../../shared/objects/review";
import { words } from "../../shared/objects/words";
import { appIdOf } from "../app/ids";
import type { HuaweiSms } from "../client/client";
import type { SignatureSource, SignatureStatus } from "../client/enumerations";
import type { NewSignature, Signature } from "../client/types/management";
import { listCalls, madeAt, ofApp, waysLeft } from "../listing";
import { projectOf } from "../project";
import { readinessOf, reviewStateOf } from "../review";
import { evidence, signatureAttributes } from "./attributes";
import { signatureRules } from "./rules";

type Signed = Known<typeof signatureAttributes>;

// Huawei: L1133.
/** Where it can be changed. */
const changeable: SignatureStatus = "REVIEW_NOT_PASS";
const dormant: SignatureStatus = "TO_BE_ACTIVATED";

export const signature = defineResource<HuaweiSms>()({
  type: "sms_huawei_signature",
  noun: "signature",
  doc:
    "A signature: the sender's name that stands in brackets before every domestic message. It is reviewed by people, and gets a channel number once it is " +
    "approved. It is changed in place only after its review refused it; a change at any other time makes a new one. Other evidence for one that cannot be " +
    "changed (`apply_desc` and the files) is only recorded, and goes with its successor.",
  attributes: signatureAttributes,
  wording: { signature: "signature_name" },
  skipDestroy: "skip_destroy",
  takesAlong: "Its templates and its channel number go with it, as far as Huawei's help pages tell.",
  title: ({ signature_name }) => signature_name,
  importId: "the signature's primary key",
  listing: {
    calls: `${listCalls}; applications are listed as well, for their ids`,
    waysLeft,
    async *pages(scope) {
      const { client, signal } = scope;
      for await (const page of client.signaturePages({ signal })) {
        yield await Promise.all(
          page.map(async (found) => {
            const seen = await allSeenIn(scope, found);
            return { importId: found.id, seen, madeAt: madeAt(found.create_time), links: ofApp(seen.app_id) };
          }),
        );
      }
    },
  },
  rules: signatureRules,
  review: {
    ...protectedReview,
    stateOf: readinessOf,
    immutable(status, attribute) {
      if (status === changeable) return undefined;
      return evidence.some((name) => name === attribute)
        ? { because: "evidence is looked at in a review alone: what is new goes with the next application", instead: "record" }
        : { because: "a signature can be changed only after its review refused it", instead: "replace" };
    },
  },
  // Huawei: L3402.
  blocksCreateBeforeDestroy: (prior, planned) =>
    prior.signature_name === planned.signature_name && prior.signature_type === planned.signature_type
      ? "a name can be applied for once for each type, so a successor of the same name and type has to wait until its predecessor is gone"
      : undefined,
  readDiagnostics,

  async read(scope, id, prior) {
    const { client, signal, reads } = scope;
    const found = await (reads === "shared" ? client.listedSignature(id, { signal }) : client.showSignature(id, { signal }));
    const isImported = (prior.signature_name ?? null) === null;
    return {
      ...seenIn(client, found),
      // What was recorded for the next application is not what the platform has.
      ...((isImported || found.status === changeable) && evidenceIn(found)),
      ...(isImported && { app_id: await appIdOf(scope, found.app_key) }),
    };
  },
  creation: {
    by: "search",
    isNewBy: "absence",
    async create({ client, signal, onSend }, wanted) {
      const { id, signature_id } = await client.createSignature(requestOf(wanted), { signal, onSend });
      // It exists by now: a look that fails must not fail its creation. The next refresh tells the rest.
      const shown = await client.showSignature(id, { signal }).catch(() => undefined);
      const told = shown ? seenIn(client, shown) : { status: "PENDING_REVIEW", signature_id, ...projectOf(client) };
      return { seen: { ...told, id } };
    },
    async lookAlikes(scope, { signature_name }) {
      const { client, signal } = scope;
      const found = await client.allSignatures({ signature_name }, { signal });
      return Promise.all(found.map(async (each) => ({ id: each.id, importId: each.id, seen: await allSeenIn(scope, each) })));
    },
  },
  async update({ client, signal }, id, wanted, prior) {
    await client.updateSignature(id, requestOf(wanted, prior), { signal });
    return seenIn(client, await client.showSignature(id, { signal }));
  },
  work: {
    due: ({ status }, { activate }) =>
      status === dormant && activate === true
        ? {
            because: "the platform waits for its activation",
            changes: { status: UNKNOWN, review: UNKNOWN, usable: UNKNOWN, channel_num: UNKNOWN, update_time: UNKNOWN },
          }
        : undefined,
    async carryOut({ client, signal }, id) {
      await client.enableSignature(id, { signal });
      return seenIn(client, await client.showSignature(id, { signal }));
    },
  },
  async delete({ client, signal }, id) {
    await client.deleteSignature(id, { signal });
  },
});

const optionals = [...evidence, "registration_number", "license_number"] as const;

/** Always the whole: what a change leaves out may be kept or cleared (Huawei's specification 15, no. 41), so what is taken out is sent as empty. */
function requestOf(wanted: Wanted<typeof signatureAttributes>, prior?: Signed): NewSignature {
  const given = optionals.flatMap((name) => {
    const value = wanted[name] ?? (words(prior?.[name]) === null ? undefined : "");
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    app_id: wanted.app_id,
    signature_name: wanted.signature_name,
    signature_type: wanted.signature_type,
    // Rules can be turned off, so the platform has the last word on values.
    signature_source: wanted.signature_source as SignatureSource,
    is_involved_third: wanted.is_involved_third,
    qualification_id: wanted.qualification_id ?? "",
    ...Object.fromEntries(given),
  };
}

/** No field is promised: what an answer leaves out is as it was recorded, what comes with an approval apart. */
function seenIn(client: HuaweiSms, found: Signature) {
  return {
    id: found.id,
    signature_name: found.signature_name,
    signature_type: found.signature_type,
    signature_source: found.signature_source,
    is_involved_third: found.is_involved_third,
    qualification_id: found.qualification_id,
    registration_number: found.registration_number,
    license_number: found.license_number,
    signature_id: found.signature_id,
    // Some answers tell it before the approval.
    channel_num: reviewStateOf(found.status) === "usable" ? (found.channel_num ?? null) : null,
    qualification_name: words(found.qualification_name),
    app_key: found.app_key,
    app_name: found.app_name,
    status: found.status,
    review: words(found.review_desc),
    create_time: found.create_time,
    update_time: found.update_time,
    ...projectOf(client),
  };
}

function evidenceIn(found: Signature) {
  return {
    apply_desc: found.apply_desc,
    file_id: found.file_id,
    power_attorney_fileid: found.power_attorney_file_id,
    signature_related_file_id: found.signature_related_file_id,
  };
}

async function allSeenIn(scope: ListingScope<HuaweiSms>, found: Signature) {
  return { ...seenIn(scope.client, found), ...evidenceIn(found), app_id: await appIdOf(scope, found.app_key) };
}

/** Of signatures from before qualifications were asked for: they are sent with, as long as no carrier minds. */
const lacking: ReadonlyMap<string, string> = new Map<SignatureStatus, string>([
  ["REVIEW_PASSED", "its qualification has still to be supplied"],
  ["REVIEW_PASSED_REAL_NAME_REGISTRATE_FAIL", "its registration with the carriers failed"],
]);

function readDiagnostics({ signature_name, status }: Signed) {
  const problem = status === null ? undefined : lacking.get(status);
  if (problem === undefined) return [];
  return [
    warning(
      `Signature "${oneLine(signature_name)}": ${problem}`,
      `Its status is ${status}: carriers may block its messages. Look at it in the console, at the qualifications.`,
    ),
  ];
}
