// Huawei: L3526-3567.
/** Of Huawei's platform. */
export const huaweiTable = `
NUMBER	number format error in bulk-send assistant: malformed number in the bulk-send file	E000503
CHANNEL	domestic sender-channel check failed: from does not belong to this application's channels	E200018
CHANNEL	no channel matched for domestic sender: signature under this APP_Key not approved or has no channel number; or channel not yet effective; or wrong from	E200019
CHANNEL	domestic signature/channel check failed: signature carried by the message differs from the channel's signature	E200020
SUPPORT	no channel matched for domestic signature: application has no channel configured	E200021
LEAVE_OUT	domestic recipient-channel check failed: recipient outside the approved sending range, or not supported by the channel	E200022
ACTIVATE	no channel matched for domestic recipient: recipient not in the carrier-code table configured for the application	E200023
ACTIVATE	no gateway matched: application has no gateway/route configured	E200027
TEMPLATE	template required: request carried no template parameters	E200032
SUPPORT	resend timed out: SMS gateway failure	E200034
SUPPORT	protocol field substitution failed: protocol substitution content violates the protocol	E200035
SUPPORT	southbound rate control or weight is 0: speed of the channel used is 0	E200036
CONTENT	long-message reception timed out: platform timed out (default 3 min) before receiving all parts of the long message	E200038
SUPPORT	Huawei platform review interception: abnormal message content or format	E200040
SUPPORT	signature not supported: signature was intercepted	E200047
SIGN	unregistered signature: signature used was never applied for	E200050	SC:0018
FUNDS	Huawei platform review interception: account is in stop-when-package-exhausted mode and the package is used up or was never bought	E000629
LEAVE_OUT	Huawei platform review interception: recipient is on the per-country number blacklist	E000632
VALUES	manual review interception: content went to manual review and was judged non-compliant	SC:0001
VALUES	manual review alarm interception: content went to manual review and was judged non-compliant	SC:0002
LEAVE_OUT	blacklist interception: special state of the recipient number; blocked by Huawei platform	SC:0003
LEAVE_OUT	red-list interception: special state of the recipient number; blocked by Huawei platform	SC:0004
LEAVE_OUT	complaint blacklist: special state of the recipient number; blocked by Huawei platform	SC:0005
VALUES	forbidden keyword: non-compliant content; blocked by Huawei platform	SC:0006
VALUES	characteristic keyword: non-compliant content; blocked by Huawei platform	SC:0007
VALUES	controlled keyword: non-compliant content; blocked by Huawei platform	SC:0008
VALUES	mandatory keyword missing: non-compliant content; blocked by Huawei platform	SC:0009
RATE	over-frequency interception: sending frequency too high; blocked by Huawei platform	SC:0010
LATER	time-window control: sending at a forbidden time of day; blocked by Huawei platform	SC:0011
SUPPORT	manual review timeout: content went to manual review which was not processed in time	SC:0012
SIGN	signature blacklist: signature matched the unsubscribe blacklist; blocked by Huawei platform	SC:0013
SUPPORT	review-exempt template match: content failed to match the review-exempt template; blocked by Huawei platform	SC:0014
VALUES	intercepting template match: content matched an intercepting template; blocked by Huawei platform	SC:0015
UNBLOCK	unsubscribe blacklist: opt-out blacklist	SC:0016
TEMPLATE	unregistered template: template used was never applied for	SC:0017
`;
