import { bool, computed, defineDataSource, nested, number, oneOf, optional, type Scope, string } from "../../../schema";
import { words } from "../../shared/objects/words";
import { appIdOf } from "../app/ids";
import type { HuaweiSms } from "../client/client";
import { messageTypes, signatureStatuses } from "../client/enumerations";
import type { Signature } from "../client/types/management";
import { listedOrAsked } from "../lists";
import { readinessOf } from "../review";

export const signaturesData = defineDataSource<HuaweiSms>()({
  type: "sms_huawei_signatures",
  noun: "signatures",
  doc: "Reads the project's signatures: all, or those that are as asked for.",
  attributes: {
    id: computed(string, { doc: "`signatures`." }),
    app_id: optional(string, { doc: "Those of the application with this primary key." }),
    signature_name: optional(string, { doc: "Those with exactly this name." }),
    signature_type: optional(oneOf(messageTypes), { doc: "Those of this type." }),
    status: optional(oneOf(signatureStatuses), { doc: "Those with this status." }),
    signatures: computed(
      nested("list", {
        id: computed(string, { doc: "The signature's primary key." }),
        signature_id: computed(string, { doc: "Its other id." }),
        app_id: computed(string, { doc: "Primary key of its application." }),
        app_key: computed(string, { doc: "Key of its application." }),
        app_name: computed(string, { doc: "Name of its application." }),
        signature_name: computed(string, { doc: "The sender's name, without its brackets." }),
        signature_type: computed(string, { doc: "What it is for." }),
        signature_source: computed(number, { doc: "What kind of name it is." }),
        is_involved_third: computed(string, { doc: "Whether it holds rights of others." }),
        qualification_id: computed(string, { doc: "Id of its qualification." }),
        qualification_name: computed(string, { doc: "The qualification's name." }),
        channel_num: computed(string, { doc: "Its channel number, which sends take as `from`." }),
        status: computed(string, { doc: "Where its review stands." }),
        review: computed(string, { doc: "The reviewer's words." }),
        usable: computed(bool, { doc: "Whether messages may be sent with it now." }),
        create_time: computed(string, { doc: "When it was applied for, `yyyy-MM-dd HH:mm:ss`." }),
        update_time: computed(string, { doc: "When it was changed." }),
      }),
      { doc: "The oldest first." },
    ),
  },
  async read(scope, { app_id, signature_name, signature_type, status }) {
    const { client, signal } = scope;
    const asked = {
      ...(signature_name !== null && { signature_name }),
      ...(signature_type !== null && { signature_type }),
      ...(status !== null && { status }),
    };
    const listed = await listedOrAsked(
      asked,
      () => client.signaturePages({ signal }),
      () => client.allSignatures(asked, { signal }),
    );
    const found = await Promise.all(listed.map((each) => valuesOf(scope, each)));
    // What a name in a query finds is not told (Huawei's specification 15, no. 40).
    const isAsked = (each: Awaited<ReturnType<typeof valuesOf>>) =>
      (signature_name === null || each.signature_name === signature_name) && (app_id === null || each.app_id === app_id);
    return { id: "signatures", signatures: found.filter(isAsked) };
  },
});

async function valuesOf(scope: Scope<HuaweiSms>, found: Signature) {
  return {
    id: found.id,
    signature_id: found.signature_id ?? null,
    app_id: (await appIdOf(scope, found.app_key)) ?? null,
    app_key: found.app_key ?? null,
    app_name: words(found.app_name),
    signature_name: found.signature_name,
    signature_type: found.signature_type,
    signature_source: found.signature_source ?? null,
    is_involved_third: found.is_involved_third ?? null,
    qualification_id: found.qualification_id ?? null,
    qualification_name: words(found.qualification_name),
    channel_num: found.channel_num ?? null,
    status: found.status,
    review: words(found.review_desc),
    usable: readinessOf(found.status, found) === "usable",
    create_time: found.create_time ?? null,
    update_time: found.update_time ?? null,
  };
}
