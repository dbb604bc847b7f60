/** The signature and the template for tests that a new application can bring with it (Huawei's specification 3.1). */
import type { App } from "../apps/apps";
import type { Caller } from "../calls/authentication";
import type { Context } from "../calls/context";
import type { Holdings } from "../holdings";

export function plantTestObjects(
  { stores: { signatures, templates } }: Holdings,
  { world: { random } }: Context,
  { account, projectId }: Caller,
  app: App,
): void {
  const owner = { projectId, appId: app.id };
  const { appName } = app.fields;
  const signature = signatures.create({
    id: random.uuid(),
    account,
    fields: signatures.parseFields({ ...owner, signatureName: appName, signatureType: "VERIFY_CODE_TYPE" }),
    status: "REVIEW_PROCESSING_COMPLETED",
  });
  const template = {
    ...owner,
    templateName: appName,
    templateContent: "您的验证码为：${1}。",
    templateType: "VERIFY_CODE_TYPE",
    templateStatus: "Test",
    signId: signature.id,
    variables: [{ variableIndex: 1, variableType: "CHARDIGIT" }],
  };
  templates.create({ id: random.uuid(), account, fields: templates.parseFields(template), status: "Adopted" });
}
