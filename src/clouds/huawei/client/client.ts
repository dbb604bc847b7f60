/**
 * Typed calls of Huawei Cloud's Message & SMS.
 */

import type { PlatformError } from "../../../http/errors";
import { systemClock } from "../../../system/clock";
import { type Caller, createCaller } from "./caller";
import * as apps from "./calls/apps";
import * as countries from "./calls/countries";
import * as files from "./calls/files";
import * as send from "./calls/send";
import * as signatures from "./calls/signatures";
import * as templates from "./calls/templates";
import { getToken } from "./calls/token";
import { createDeletions, type Deletions } from "./deletions";
import { createLookups, type Lookups } from "./lookups";
import type { HuaweiSmsOptions } from "./options";
import type {
  App,
  AppChange,
  AppCount,
  AppCountQuery,
  AppFilter,
  AppPage,
  AppQuery,
  CallOptions,
  ChangedApp,
  ChangedSignature,
  ChangedTemplate,
  Countries,
  CountryQuery,
  CreatedApp,
  CreatedSignature,
  CreatedTemplate,
  DeletedTemplates,
  NewApp,
  NewSignature,
  NewSignatureFile,
  NewTemplate,
  Signature,
  SignatureChange,
  SignatureFile,
  SignatureFilter,
  SignaturePage,
  SignatureQuery,
  Template,
  TemplateChange,
  TemplateFilter,
  TemplatePage,
  TemplateQuery,
  TemplateVariables,
  UploadedFile,
} from "./types/management";
import type { DiffMessage, Message, SendResult } from "./types/messages";
import type { IamToken } from "./types/token";
import { tokenRequestOf, waysOf } from "./ways";

export type { HuaweiSmsOptions } from "./options";

/**
 * A client for one project, and for the sends of one application. Requests and answers have the wire's own names. Every call rejects with
 * a {@link PlatformError}, or with a `CallAborted` when its signal aborts. Calls that failed for a passing reason are tried again where a
 * repeat is safe: what creates, sends or hands in for review is not repeated after a lost answer, because the platform could not
 * tell it from a second one; `sent` is `unknown` then.
 *
 * @example
 * const sms = new HuaweiSms({ accessKey, secretKey, projectId });
 * const { id } = await sms.createTemplate({
 *   app_id, sign_id, region: "cn", template_name: "Sign-in code", template_type: "VERIFY_CODE_TYPE",
 *   template_content: "您的验证码是${1}", variable_attributes: [{ variable_index: 1, variable_type: "CHARDIGIT" }],
 * });
 */
export class HuaweiSms {
  /** The project that management calls are about. */
  readonly projectId: string | undefined;
  readonly #caller: Caller;
  readonly #lookups: Lookups;
  readonly #deletions: Deletions;

  /** @throws OptionError naming the option that is wrong */
  constructor(options: HuaweiSmsOptions) {
    const { projectId, app, clock = systemClock } = options;
    this.projectId = projectId;
    const ways = waysOf(options, (signal) => getToken(this.#caller, { options: { signal } }));
    this.#caller = createCaller({ ways, projectId, channelNumber: app?.channelNumber, tokenRequest: tokenRequestOf(options) });
    this.#lookups = createLookups(this.#caller, clock);
    this.#deletions = createDeletions(this.#caller, clock);
  }

  // Huawei: specification 2.1, L182-301.
  /** Asks IAM for a token of the project. Calls of a client with a password do so by themselves, and keep it as long as it is valid. */
  getToken(options: CallOptions = {}): Promise<IamToken> {
    return getToken(this.#caller, { options });
  }

  // Huawei: specification 3.1, L471-557.
  /** Makes an application; it may take a while until it is `LAUNCHED`. There is no call that deletes one. */
  createApp(app: NewApp, options: CallOptions = {}): Promise<CreatedApp> {
    return this.#changing("apps", apps.createApp(this.#caller, { app, options }));
  }

  // Huawei: specification 3.2, L569-648.
  /** Changes an application. */
  updateApp(id: string, change: AppChange, options: CallOptions = {}): Promise<ChangedApp> {
    return this.#changing("apps", apps.updateApp(this.#caller, { id, change, options }));
  }

  // Huawei: specification 3.3, L660-786.
  /** Reads a page of applications. */
  listAppDetails(query: AppQuery = {}, options: CallOptions = {}): Promise<AppPage> {
    return apps.listAppDetails(this.#caller, { query, options });
  }

  /** Reads the applications of all pages, the oldest first. */
  allApps(query: AppFilter = {}, options: CallOptions = {}): Promise<readonly App[]> {
    return apps.allApps(this.#caller, { query, options });
  }

  // Huawei: specification 3.4, L797-859.
  /** Tells how many applications there are and may be. */
  showAppCount(query: AppCountQuery, options: CallOptions = {}): Promise<AppCount> {
    return apps.showAppCount(this.#caller, { query, options });
  }

  // Huawei: specification 3.5, L872-965.
  /** Reads an application; `not_found` when there is none. */
  showApp(id: string, options: CallOptions = {}): Promise<App> {
    return apps.showApp(this.#caller, { id, options });
  }

  /**
   * The same for who reads many, one after another: where the user may list and that takes fewer calls, applications are shown as pages of a
   * list held them, a minute ago at most. What was asked for before, or changed by this client, is read anew.
   */
  listedApp(id: string, options: CallOptions = {}): Promise<App> {
    return this.#lookups.apps.listed({ id, options });
  }

  /** All applications, page after page, a minute old at most: what is there all the time is told once, whatever else comes and goes meanwhile. */
  appPages(options: CallOptions = {}): AsyncIterable<readonly App[]> {
    return this.#lookups.apps.pages({ options });
  }

  // Huawei: specification 4.1, L978-1068.
  /** Applies for a signature; its review begins. */
  createSignature(signature: NewSignature, options: CallOptions = {}): Promise<CreatedSignature> {
    return this.#changing("signatures", signatures.createSignature(this.#caller, { signature, options }));
  }

  // Huawei: specification 4.2, L1080-1118.
  /** Deletes a signature; its templates and its channel number go with it, as far as the vendor's help pages tell. */
  deleteSignature(id: string, options: CallOptions = {}): Promise<void> {
    return this.#changing("signatures", signatures.deleteSignature(this.#caller, { id, options }));
  }

  // Huawei: specification 4.3, L1129-1219.
  /** Changes a signature that its review refused; the review begins anew. */
  updateSignature(id: string, change: SignatureChange, options: CallOptions = {}): Promise<ChangedSignature> {
    return this.#changing("signatures", signatures.updateSignature(this.#caller, { id, change, options }));
  }

  // Huawei: specification 4.4, L1231-1378.
  /** Reads a page of signatures. */
  listSignatureDetails(query: SignatureQuery = {}, options: CallOptions = {}): Promise<SignaturePage> {
    return signatures.listSignatureDetails(this.#caller, { query, options });
  }

  /** Reads the signatures of all pages, the oldest first. */
  allSignatures(query: SignatureFilter = {}, options: CallOptions = {}): Promise<readonly Signature[]> {
    return signatures.allSignatures(this.#caller, { query, options });
  }

  // Huawei: specification 4.5, L1389-1502.
  /** Reads a signature with the state of its review; `not_found` when there is none. */
  showSignature(id: string, options: CallOptions = {}): Promise<Signature> {
    return signatures.showSignature(this.#caller, { id, options });
  }

  /**
   * The same for who reads many, one after another: where the user may list and that takes fewer calls, signatures are shown as pages of a
   * list held them, a minute ago at most. What was asked for before, or changed by this client, is read anew.
   */
  listedSignature(id: string, options: CallOptions = {}): Promise<Signature> {
    return this.#lookups.signatures.listed({ id, options });
  }

  /** All signatures, page after page, a minute old at most: what is there all the time is told once, whatever else comes and goes meanwhile. */
  signaturePages(options: CallOptions = {}): AsyncIterable<readonly Signature[]> {
    return this.#lookups.signatures.pages({ options });
  }

  // Huawei: specification 4.6, L1513-1563.
  /** Applies for the activation of a signature in the state `TO_BE_ACTIVATED`. */
  enableSignature(id: string, options: CallOptions = {}): Promise<void> {
    return this.#changing("signatures", signatures.enableSignature(this.#caller, { id, options }));
  }

  // Huawei: specification 5.2, L1565-1646.
  /** Reads what is known of an uploaded file; its content is never told. */
  showSignatureFile(fileId: string, options: CallOptions = {}): Promise<SignatureFile> {
    return files.showSignatureFile(this.#caller, { fileId, options });
  }

  // Huawei: specification 5.1, L1657-1735.
  /** Uploads a proof, for the `file_id` of signatures. Nothing deletes it again. */
  uploadSignatureFile(file: NewSignatureFile, options: CallOptions = {}): Promise<UploadedFile> {
    return files.uploadSignatureFile(this.#caller, { file, options });
  }

  // Huawei: specification 6.1, L1749-1844.
  /** Applies for a template; its review begins, after that of its signature. */
  createTemplate(template: NewTemplate, options: CallOptions = {}): Promise<CreatedTemplate> {
    return this.#changing("templates", templates.createTemplate(this.#caller, { template, options }));
  }

  // Huawei: specification 6.2, L1856-1892.
  /** Deletes a template. */
  deleteTemplate(id: string, options: CallOptions = {}): Promise<void> {
    return this.#changing("templates", templates.deleteTemplate(this.#caller, { id, options }));
  }

  /**
   * The same for who deletes many: deletions that come together share a call for up to 50, and each is told what became of its own. One
   * that is not there any more counts as deleted. Where the platform refuses such calls, each is deleted by itself.
   */
  deleteTemplateWithOthers(id: string, options: CallOptions = {}): Promise<void> {
    return this.#changing("templates", this.#deletions.template({ id, options }));
  }

  // Huawei: specification 6.3, L1904-2000.
  /** Changes a template as far as the state of its review lets one. */
  updateTemplate(id: string, change: TemplateChange, options: CallOptions = {}): Promise<ChangedTemplate> {
    return this.#changing("templates", templates.updateTemplate(this.#caller, { id, change, options }));
  }

  // Huawei: specification 6.4, L2012-2146.
  /** Reads a page of templates. */
  listTemplateDetails(query: TemplateQuery = {}, options: CallOptions = {}): Promise<TemplatePage> {
    return templates.listTemplateDetails(this.#caller, { query, options });
  }

  /** Reads the templates of all pages, the oldest first. */
  allTemplates(query: TemplateFilter = {}, options: CallOptions = {}): Promise<readonly Template[]> {
    return templates.allTemplates(this.#caller, { query, options });
  }

  // Huawei: specification 6.5, L2158-2259.
  /** Reads a template with the state of its review; `not_found` when there is none. */
  showTemplate(id: string, options: CallOptions = {}): Promise<Template> {
    return templates.showTemplate(this.#caller, { id, options });
  }

  /**
   * The same for who reads many, one after another: where the user may list and that takes fewer calls, templates are shown as pages of a
   * list held them, a minute ago at most. What was asked for before, or changed by this client, is read anew.
   */
  listedTemplate(id: string, options: CallOptions = {}): Promise<Template> {
    return this.#lookups.templates.listed({ id, options });
  }

  /** All templates, page after page, a minute old at most: what is there all the time is told once, whatever else comes and goes meanwhile. */
  templatePages(options: CallOptions = {}): AsyncIterable<readonly Template[]> {
    return this.#lookups.templates.pages({ options });
  }

  // Huawei: specification 6.6, L2271-2345.
  /** Reads the variables of a template. The name is spelled as the platform spells it. */
  listTemplateVarilableDetails(id: string, options: CallOptions = {}): Promise<TemplateVariables> {
    return templates.listTemplateVarilableDetails(this.#caller, { id, options });
  }

  // Huawei: specification 6.7, L2357-2440.
  /** Deletes 1 to 50 templates. Resolves when the platform did so with some or none of them: look at the failures. */
  deleteTemplates(ids: readonly string[], options: CallOptions = {}): Promise<DeletedTemplates> {
    return this.#changing("templates", templates.deleteTemplates(this.#caller, { ids, options }));
  }

  // Beyond the document: specification 15, no. 2.
  /** Reads the countries that messages are sent to, for the `send_country` of templates. The vendor's document promises the call and leaves it out. */
  listSendCountryDetails(query: CountryQuery = {}, options: CallOptions = {}): Promise<Countries> {
    return countries.listSendCountryDetails(this.#caller, { query, options });
  }

  // Huawei: specification 7.1, L2554-2707.
  /**
   * Hands one text over for sending. Resolves when the platform accepted the request or some of its numbers: look at each number's
   * status, whose success is `000000`. Rejects when it accepted none, and with an `IncompleteSend` when the answer leaves numbers out. A
   * lost answer is not followed by a repeat.
   */
  batchSendSms(message: Message, options: CallOptions = {}): Promise<SendResult> {
    return send.batchSendSms(this.#caller, { message, options });
  }

  // Huawei: specification 7.2, L2709-2885.
  /** Hands several texts over for sending, each to numbers of its own; it ends as {@link batchSendSms} does. */
  batchSendDiffSms(message: DiffMessage, options: CallOptions = {}): Promise<SendResult> {
    return send.batchSendDiffSms(this.#caller, { message, options });
  }

  #changing<T>(what: keyof Lookups, change: Promise<T>): Promise<T> {
    return change.finally(() => this.#lookups[what].forget());
  }
}
