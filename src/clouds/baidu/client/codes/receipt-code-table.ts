// Baidu: L3414-5260, specification appendix A.
/**
 * The receipt codes that Baidu documents: one a line, as code, action and
 * meaning. By where the code comes from. What the actions ask for stands in `receipt-codes.ts`.
 */
export const receiptCodeTable = {
  baidu: `
DELIVRD DONE success (delivered)
B:00001 PARAM JSON parameter invalid; only string values accepted
B:00002 PLATFORM RAM/IAM permission denied
B:00003 CONTENT URLs not supported in content
B:00004 PARAM parameter exceeds length limit
B:00005 PARAM parameter abnormal
B:00006 SERVICE product not activated
B:00007 TEMPLATE template invalid
B:00008 SIGN signature invalid
B:00009 SIGN signature missing or wrongly set
B:00010 NUMBER illegal phone number
B:00011 CONTENT keyword interception
B:00012 UNBLOCK blacklist control
B:00013 TEMPLATE template variable contains illegal keyword
B:00014 TEMPLATE template variable missing
B:00015 RATE too many phone numbers
B:00016 SERVICE customer has not activated the cloud communication product
B:00017 PLATFORM system error
B:00018 PLATFORM business suspended
B:00019 PLATFORM business rate-limited
B:00020 CONTENT message structure error
B:00021 PLATFORM command word error
B:00022 PARAM duplicate message sequence number
B:00023 PLATFORM message length error
B:00024 PLATFORM tariff code error
B:00025 PLATFORM exceeds maximum message length
B:00026 HANDSET service code error
B:00027 RATE flow-control error
B:00028 PLATFORM response timeout
B:00029 PLATFORM blocked word
B:00030 PLATFORM illegal URL
B:00031 PLATFORM no channel available
B:00032 PLATFORM no channel available now; timed out after several retries
B:00033 PLATFORM global blacklist hit
B:00034 PLATFORM signature blacklist hit
B:00035 PLATFORM account blacklist hit
B:00036 PLATFORM number on the regulator (MIIT) complaint list
B:00037 PLATFORM number on the carrier complaint list
B:00038 PLATFORM number on the supplier complaint list
B:00039 PLATFORM per-number minute frequency exceeded
B:00040 PLATFORM per-number hour frequency exceeded
B:00041 PLATFORM per-number day frequency exceeded
B:00042 PLATFORM user daily quota exceeded
B:00043 PLATFORM user monthly quota exceeded
BV:00001 NUMBER unassigned number
`,
  china_mobile: `
M:00001 PLATFORM 107-prefix frequent sending over limit
M:00002 PLATFORM same content to same number more than 2 times within 10 s
M:00003 RATE prefix 138: marketing SMS monthly cap of 50
M:00004 RATE prefix 138: 50-message cap per number
M:00005 RATE 141: number of messages over limit
M:00006 UNBLOCK_CARRIER 141: blacklist
M:00007 UNBLOCK_CARRIER 142: blacklist or over-frequency
M:00008 RETRY 180: uplink routing failed
M:00009 RATE at most 1 message per minute
M:00010 RATE at most 6 messages per day
M:00011 RATE at most 3 messages per hour
M:00012 CONTENT BADCONT, illegal content
M:00013 PLATFORM BADSEQUENCE, wrong packet sequence
M:00014 PLATFORM BOSS sync authentication error
M:00015 PLATFORM BOSS data synchronisation error
M:00016 PLATFORM cancelling the short message failed
M:00017 UNBLOCK_CARRIER CLIENTBLACK, blacklist
M:00018 PLATFORM illegal CommandID
M:00019 PLATFORM CPCode error
M:00020 PLATFORM DEDISHING, anti-phishing limit triggered
M:00021 PLATFORM DEDUCT, internal system error
M:00022 PLATFORM ECSI does not exist
M:00023 PLATFORM ECSI code error
M:00024 PLATFORM ECSI data synchronisation error
M:00025 PLATFORM ECSI service suspended
M:00026 PLATFORM ERRISDN, wrong number
M:00027 PLATFORM ESM_CLASS value invalid
M:00028 PLATFORM ESME receiver rejects the message
M:00029 PLATFORM ESME already bound
M:00030 PLATFORM Fee_type field possibly wrong
M:00031 PLATFORM Fee_usertype field possibly wrong
M:00032 PLATFORM FeeUserType
M:00033 PLATFORM infoX-SMSGW is not responsible for this billing number
M:00034 PLATFORM INTERNALERR, internal system error
M:00035 NUMBER INVALIDISDN, phone number format error
M:00036 PARAM wrong IP address
M:00037 PLATFORM LICENSE invalid
M:00038 PLATFORM licence limit
M:00039 PLATFORM MDSP user authentication module
M:00040 SUPPORT message_payload parameter too long
M:00041 PLATFORM MServer is disconnected
M:00042 PLATFORM Msg_src error
M:00043 PLATFORM NOROUTE, next-hop route not found
M:00044 PLATFORM PPS error
M:00045 SUPPORT PPS authentication failed
M:00046 PLATFORM PPS user state abnormal
M:00047 PLATFORM ProtocolID error
M:00048 PLATFORM query_sm operation failed
M:00049 PLATFORM REJECTD, rejected
M:00050 PLATFORM replacing the short message failed
M:00051 SUPPORT sars value violates a constraint
M:00052 PLATFORM SCP vendor-defined error code
M:00053 PLATFORM SCP interconnection failed
M:00054 PLATFORM SMMC check failed
M:00055 SUPPORT DCS unsupported by the SMSC, or wrong DCS
M:00056 PLATFORM SMSC vendor-defined error code
M:00057 PLATFORM SMWC
M:00058 PLATFORM SPID is empty
M:00059 PLATFORM SP data synchronisation error
M:00060 PLATFORM Src_ID wrong
M:00061 PLATFORM Src_ID error
M:00062 PLATFORM submit_multi failed
M:00063 PLATFORM System_type field invalid
M:00064 SUPPORT UDH
M:00065 SUPPORT UDL error
M:00066 PLATFORM UNDEFND, undefined error
M:00067 PLATFORM UNKNOWN, unknown error
M:00068 PARAM Valid_time format wrong
M:00069 PLATFORM WAP Push message format check error
M:00070 PARAM version too high
M:00071 PLATFORM bind failed
M:00072 NUMBER called number incorrect or restricted
M:00073 HANDSET called user does not support value-added services
M:00074 UNBLOCK_CARRIER called user was put on a blacklist
M:00075 TOP_UP called user has insufficient funds
M:00076 HANDSET called user is an NP_OUT (ported-out) user
M:00077 HANDSET called user state incorrect
M:00078 PLATFORM this gateway does not serve this billing number
M:00079 PLATFORM mandatory optional parameter missing
M:00080 PLATFORM top-up / reversal failed
M:00081 PLATFORM unidentified error
M:00082 PLATFORM unrecognised FeeType
M:00083 PLATFORM bearer mode not supported
M:00084 PARAM parameter error
M:00085 PLATFORM operation verification failed
M:00086 UNBLOCK_CARRIER blacklist: repeated complaints to the carrier or regulator
M:00087 PLATFORM vendor-defined error code space
M:00088 RATE exceeds maximum bulk size per submission
M:00089 RATE exceeds maximum messages per day
M:00090 RATE exceeds maximum bulk sends per day
M:00091 RATE exceeds maximum messages per month
M:00092 RATE exceeds maximum bulk sends per month
M:00093 RATE exceeds daily MT count limit
M:00094 RATE exceeds monthly MT count limit
M:00095 PLATFORM exceeds maximum Submit count
M:00096 PLATFORM exceeds maximum node count
M:00097 RATE exceeds maximum connections
M:00098 RATE exceeds maximum submission volume
M:00099 CONTENT exceeds maximum message length
M:00100 RATE traffic exceeded
M:00101 RATE rate exceeded
M:00102 PLATFORM timeout
M:00103 PLATFORM timed out without a response message
M:00104 PLATFORM disk read/write error
M:00105 PLATFORM number not yet activated at the carrier
M:00106 PLATFORM user is on the sender blacklist
M:00107 PLATFORM user is on a blacklist
M:00108 PLATFORM user is on the recipient blacklist
M:00109 PLATFORM wrong outgoing-point number
M:00110 PLATFORM during MDSP authentication
M:00111 PLATFORM timed out waiting for the MDSP answer
M:00112 PLATFORM timed out waiting for the M-module answer
M:00113 PLATFORM timed out waiting for an answer
M:00114 PLATFORM timed out waiting for the status report
M:00115 CONTENT phishing sensitive word intercepted
M:00116 PLATFORM scheduled send time already past
M:00117 PLATFORM scheduled time error
M:00118 SUPPORT port IE
M:00119 HANDSET volume too high in a short time
M:00120 PLATFORM message ID error
M:00121 PLATFORM message validity period exceeded
M:00122 PLATFORM message destination address wrong
M:00123 PLATFORM message source address wrong
M:00124 PLATFORM message queue full
M:00125 PLATFORM content exceeds the receiver-side maximum length
M:00126 PLATFORM scheduled time given in the message invalid
M:00127 CONTENT message encoding error
M:00128 PLATFORM content entered manual review
M:00129 CONTENT content too long
M:00130 CONTENT content empty; system refused to send
M:00131 CONTENT content contains a prohibited word
M:00132 SUPPORT account authentication of the called number failed
M:00133 SUPPORT account authentication of the calling number failed
M:00134 UNBLOCK_RECIPIENT mostly numbers in Guangdong (recipient must reply 11111 to the access number)
M:00135 UNBLOCK_CARRIER malicious-complaint blacklist
M:00136 PLATFORM destination address authentication failed (send service)
M:00137 PLATFORM source address authentication failed (send service)
M:00138 PLATFORM duplicate send/receive interface
M:00139 CONTENT content has a blocked word
M:00140 PLATFORM send failed
M:00141 RATE sending too fast
M:00142 RATE message count over limit
M:00143 PLATFORM failed: no answer to the send
M:00144 PLATFORM sending the message failed
M:00145 NUMBER illegal destination address, i.e. wrong phone number
M:00146 CONTENT illegal content refused by a filter rule
M:00147 HANDSET illegal device
M:00148 PLATFORM illegal source address
M:00149 PLATFORM illegal tariff code
M:00150 CARRIER not a Shenzhouxing prepaid user
M:00151 PLATFORM rate set wrongly
M:00152 SUPPORT a segment cannot be segmented again
M:00153 PLATFORM distribution list name error
M:00154 PLATFORM service code error
M:00155 PARAM server time differs from carrier submission time
M:00156 UNBLOCK_CARRIER code is on the SMS blacklist
M:00157 PLATFORM service kind not yet activated
M:00158 PLATFORM service cannot be opened to this user
M:00159 PLATFORM service not yet activated
M:00160 PLATFORM service suspended
M:00161 PLATFORM user is not a Shenzhouxing user
M:00162 TOP_UP user has insufficient balance
M:00163 HANDSET handset powered off
M:00164 PLATFORM keyword filtering failed
M:00165 PLATFORM expired user, or user does not support the Monternet service
M:00166 PARAM number exceeds the verification-code fetch limit
M:00167 NUMBER number range wrong
M:00168 PLATFORM call-detail-record format error
M:00169 PLATFORM billing address error
M:00170 PLATFORM duplicate billing request message
M:00171 HANDSET billed user does not exist
M:00172 HANDSET billed user does not support value-added services
M:00173 TOP_UP billed user has insufficient funds
M:00174 HANDSET billed user is an NP_OUT (ported-out) user
M:00175 TOP_UP billed user state incorrect
M:00176 SUPPORT interface version mismatch
M:00177 PLATFORM permanent error at the receiver
M:00178 PLATFORM temporary error / abnormal reception at the receiver
M:00179 PLATFORM destination address authentication failed (receive service)
M:00180 CONTENT structure error
M:00181 RATE within the no-send time window
M:00182 PLATFORM WAP sending forbidden
M:00183 PLATFORM sending to other networks forbidden
M:00184 PLATFORM SMS centre reports the user device does not support it
M:00185 PLATFORM possibly wrong Huawei API version
M:00186 PLATFORM optional parameter length wrong
M:00187 NUMBER unassigned number
M:00188 CONTENT spam interception
M:00189 SUPPORT flow-control error
M:00190 RETRY concurrent traffic over limit
M:00191 PLATFORM routing error
M:00192 PLATFORM routing interception
M:00193 HANDSET roaming to Hainan
M:00194 RATE roaming to Shandong
M:00195 PLATFORM no such service type
M:00196 SIGN cannot be sent without a signature
M:00197 PARAM user name not filled in
M:00198 PLATFORM no delivery gateway
M:00199 PLATFORM wrong password
M:00200 CONTENT sensitive-word interception
M:00201 PLATFORM name not found
M:00202 PLATFORM command inconsistent with bind state
M:00203 CONTENT command length error
M:00204 PLATFORM command word wrong
M:00205 PLATFORM command word error
M:00206 SUPPORT one or both ports illegal
M:00207 PLATFORM wrong number of destination addresses
M:00208 CONTENT target gateway does not support long SMS
M:00209 PLATFORM destination address error
M:00210 UNBLOCK_CARRIER destination number intercepted by the global blacklist
M:00211 HANDSET memory full
M:00212 CONTENT content is not a long SMS
M:00213 CONTENT content intercepted by the local carrier for a violating word
M:00214 CONTENT content length illegal
M:00215 CONTENT blocked word
M:00216 SIGN signature wrong
M:00217 SIGN signature not registered
M:00218 SIGN signature not wrapped in the 【】 signature brackets
M:00219 SIGN refused because of a signature problem
M:00220 SIGN signature carries a bombing risk
M:00221 PLATFORM give the concrete number to smshelper
M:00222 PARAM authentication error
M:00223 PLATFORM not logged in / connection not established
M:00224 RATE provincial traffic exceeded
M:00225 HANDSET handset response came after more than 72 hours
M:00226 HANDSET handset state incorrect at the time
M:00227 NUMBER phone number does not exist
M:00228 NUMBER phone number wrong
M:00229 HANDSET handset memory full
M:00230 HANDSET handset problem
M:00231 PLATFORM database operation failed
M:00232 PLATFORM database error
M:00233 PLATFORM timed out waiting for the SCP authentication answer
M:00234 PLATFORM sending to the SCP failed
M:00235 PLATFORM submission too fast
M:00236 PLATFORM failed: submission to the carrier too fast
M:00237 HANDSET number suspended or unassigned
M:00238 RATE same content to the same number
M:00239 UNBLOCK_CARRIER gateway blacklist
M:00240 PLATFORM gateway failed to resend the authentication message to MDSP
M:00241 PLATFORM gateway service suspended
M:00242 PLATFORM network error
M:00243 PLATFORM network disconnected, or target closed its port
M:00244 PLATFORM network fault
M:00245 PLATFORM network link abnormal
M:00246 PLATFORM network flicker
M:00247 PLATFORM network abnormal
M:00248 PLATFORM allocating memory or other resources for the message failed
M:00249 PLATFORM pseudo-code information error
M:00250 PLATFORM unknown command
M:00251 PLATFORM cannot be split, or split error
M:00252 PLATFORM cannot be submitted to the distribution list
M:00253 PLATFORM no channel supports it
M:00254 PLATFORM invalid SYSTEMID
M:00255 PLATFORM invalid scheduled time
M:00256 PLATFORM invalid SMS centre
M:00257 PLATFORM invalid optional parameter
M:00258 PLATFORM invalid destination address NPI
M:00259 PLATFORM invalid destination address TON
M:00260 PLATFORM invalid destination address list
M:00261 HANDSET invalid data format
M:00262 PLATFORM invalid priority flag
M:00263 PLATFORM invalid source address NPI
M:00264 PLATFORM invalid source address TON
M:00265 PLATFORM system ID error
M:00266 PLATFORM system error
M:00267 PLATFORM delivery failed
M:00268 PLATFORM delivery in an unlawful time window
M:00269 PLATFORM related information does not exist
M:00270 PLATFORM message number error
M:00271 RATE message sent outside the valid time window
M:00273 PLATFORM message expired
M:00274 CONTENT message structure error
M:00275 PARAM message type error
M:00276 PLATFORM message sequence number invalid
M:00277 PARAM duplicate message sequence number
M:00278 PLATFORM message length error
M:00279 CHANNEL number-porting failure
M:00280 PLATFORM information-security authentication failed
M:00281 PLATFORM credit error
M:00282 SUPPORT virtual SMS centre authentication failed
M:00283 PLATFORM routing loop
M:00284 PLATFORM verification code abnormal
M:00285 RETRY verification failed
M:00286 PLATFORM service does not exist
M:00287 PLATFORM service not supported
M:00288 PLATFORM service code error
M:00289 PLATFORM service price out of range
M:00290 PLATFORM service price format error
M:00291 PLATFORM service price negative
M:00292 PLATFORM service type empty
M:00293 PLATFORM service data synchronisation error
M:00294 RATE service gateway over its traffic limit
M:00295 PLATFORM service verification error
M:00296 TOP_UP carrier returned 9997
M:00297 PLATFORM carrier internal error
M:00298 PLATFORM carrier internal adjustment error
M:00299 PLATFORM carrier gateway error
M:00300 PLATFORM carrier gateway internal error
M:00301 PLATFORM LICENSE limit exceeded
M:00302 UNSUB unsubscribed
M:00303 PLATFORM abnormal
M:00304 PLATFORM because of MDSP flow control
M:00305 PLATFORM because the MDSP system is busy
M:00306 CONTENT because of a sensitive word
M:00307 SIGN refused: gateway blocked the signature after complaints or bombing
M:00308 HANDSET delivery failed because of a handset fault
M:00309 HANDSET user does not exist or is invalid
M:00310 PLATFORM user cannot send long SMS
M:00311 PLATFORM user cannot cancel the service
M:00312 PLATFORM user is not on the whitelist
M:00313 PLATFORM user is on a blacklist
M:00314 PLATFORM user authentication failed
M:00315 SUBSCRIBE user has not ordered/contracted the service
M:00316 PLATFORM user has no permission for the service
M:00317 PLATFORM user is not registered for the service
M:00318 PARAM wrong user password
M:00319 HANDSET user suspended for unpaid fees
M:00320 HANDSET handset settings problem
M:00321 PLATFORM user data synchronisation error
M:00322 PLATFORM user did not request the service
M:00323 PLATFORM user's related information does not exist
M:00324 PLATFORM user already contracted the service
M:00325 TOP_UP user balance insufficient
M:00326 PLATFORM no user data in BOSS
M:00327 UNBLOCK_CARRIER user is on the EC blacklist
M:00328 UNBLOCK_CARRIER user is on the SI blacklist
M:00329 UNBLOCK_CARRIER user is on the global blacklist
M:00330 SUBSCRIBE user paused the service order
M:00331 PLATFORM priority set wrongly
M:00332 PLATFORM validity time error
M:00333 TOP_UP cannot deliver: insufficient balance
M:00334 PLATFORM predefined message invalid or missing
M:00335 UNBLOCK_CARRIER carrier blacklist
M:00336 UNBLOCK_CARRIER carrier reports the number is on its global blacklist
M:00337 PLATFORM carrier internal error
M:00338 PLATFORM expired in the send queue
M:00339 CONTENT long SMS submitted incompletely
M:00340 PLATFORM route not found
M:00341 PLATFORM body signing failed
M:00342 HANDSET calling user does not support value-added services
M:00343 HANDSET calling user is an NP_OUT (ported-out) user
M:00344 HANDSET calling user state incorrect
M:00345 CONTENT no status returned
M:00346 PLATFORM tariff code wrong
M:00347 PLATFORM tariff code error
M:00348 HANDSET custom: route not found
M:00349 PLATFORM field invalid
M:00350 PLATFORM blocked region
`,
  china_unicom: `
U:00001 RATE send limit exceeded
U:00002 SUPPORT send failed
U:00003 HANDSET illegal sequence number
U:00004 HANDSET handset powered off
U:00005 UNBLOCK blacklist
U:00006 HANDSET unassigned number
U:00007 RATE flow control
U:00008 CONTENT content violation
U:00009 SIGN signature error
U:00010 NUMBER phone number format error
U:00011 TOP_UP number suspended
U:00012 SUPPORT channel does not support it
U:00013 HANDSET unreachable
U:00014 SUPPORT carrier internal error
U:00015 HANDSET handset cause
U:00016 CHANNEL number-porting failure
U:00017 PLATFORM blocked region
U:00018 CONTENT sensitive-word interception
U:00019 RATE frequency exceeded
U:00020 PLATFORM number range not supported
U:00021 PLATFORM blacklist or over-frequency
`,
  china_telecom: `
T:00001 NUMBER 12660 is an error caused by internal failure in the SMS centre
T:00002 HANDSET BOSS data synchronisation error
T:00003 SUPPORT serviceid mismatch (spelled "erviceid" in the document)
T:00004 NUMBER HLR error
T:00005 HANDSET HLR: called user powered off
T:00006 HANDSET HLR: user deregistered, HLR has removed the user
T:00007 NUMBER HLR: user illegal
T:00008 NUMBER HLR considers the data wrong
T:00009 HANDSET IP address wrong
T:00010 SUPPORT ISMG gave no error response message
T:00011 SUPPORT linkId filled in wrongly
T:00012 HANDSET mobile station roaming restriction
T:00013 HANDSET MS response timeout, target does not answer paging
T:00014 SUPPORT serviceid mismatch
T:00015 SUPPORT SMSC returned EXPIREO
T:00016 SUPPORT status report when the SMSC returns an error response
T:00017 SUPPORT SMSC returned UNKNOWN
T:00018 SUPPORT SMSC status report REJECT
T:00019 SUPPORT SP does not exist
T:00020 SUPPORT SP under test, access not allowed
T:00021 SUPPORT SP code error
T:00022 RATE SP exceeded daily traffic
T:00023 HANDSET SP no-send time window
T:00024 SUPPORT SP data synchronisation error
T:00025 SUPPORT SP delivery parameter error
T:00026 SUPPORT SP service suspended
T:00027 HANDSET SP account expired
T:00028 HANDSET VMSC: called user powered off
T:00029 SUPPORT version mismatch, carrier gateway internal error
T:00030 HANDSET version too high
T:00031 HANDSET reserved, carrier gateway internal error
T:00032 CONTENT rejected by the SMSC
T:00033 NONE called user does not answer
T:00034 HANDSET called handset cannot parse the message
T:00035 HANDSET called handset does not support special-service messages
T:00036 HANDSET called handset returned an unconfirmed response
T:00037 HANDSET called handset short of resources
T:00038 CONTENT rejected by the gateway
T:00039 HANDSET node does not support routing update
T:00040 SUPPORT no status report returned
T:00041 SUPPORT location service cannot be ordered via web
T:00042 HANDSET out of service area
T:00043 TOP_UP not in use
T:00044 SUPPORT reverse ordering of location service not supported
T:00045 NONE vendor-defined
T:00046 RATE exceeds maximum connections
T:00047 HANDSET timeout
T:00048 RATE over limit; same content to the same number
T:00049 SUPPORT wrong tariff code
T:00050 RATE limit of ten messages per number per day
T:00051 RATE regional flow-control interception
T:00052 RATE failed because of regional carrier rate limiting
T:00053 TOP_UP number suspended or powered off
T:00054 SUPPORT carrier gateway internal error
T:00055 PARAM port error
T:00056 SUPPORT message validity period exceeded
T:00058 NUMBER message rejected for some reason
T:00059 CONTENT content contains a sensitive word
T:00060 RATE SMS centre flow control
T:00061 CONTENT content has a blocked word
T:00062 NONE send failed
T:00063 SUPPORT reverse order: no subscription but ordering failed
T:00064 SUPPORT reverse order: a valid subscription exists
T:00065 SUPPORT reverse order: no permission
T:00066 SUPPORT reverse unsubscribe: no subscription
T:00067 SUPPORT reverse unsubscribe: subscription exists but unsubscribe failed
T:00068 SUPPORT reverse unsubscribe: no permission
T:00069 HANDSET illegal SP service code
T:00070 HANDSET illegal SP access type
T:00071 HANDSET illegal SP type
T:00072 HANDSET illegal SP enterprise code
T:00073 HANDSET illegal monthly fee / fee cap
T:00074 HANDSET illegal query number
T:00075 HANDSET illegal query category
T:00076 HANDSET illegal scheduled send time
T:00077 HANDSET illegal message format
T:00078 HANDSET illegal message validity time
T:00079 HANDSET illegal message length
T:00080 HANDSET illegal sending user number
T:00081 HANDSET illegal service code
T:00082 HANDSET illegal update type
T:00083 HANDSET illegal billed user number
T:00084 SUPPORT illegal interaction code
T:00085 SUPPORT illegal interaction information type
T:00086 HANDSET illegal receiving user number
T:00087 HANDSET illegal route number
T:00088 HANDSET illegal route type
T:00089 HANDSET illegal target gateway IP
T:00090 HANDSET illegal target gateway code
T:00091 HANDSET illegal target gateway port
T:00092 HANDSET illegal previous route number
T:00093 HANDSET illegal timestamp
T:00094 HANDSET illegal message type
T:00095 HANDSET illegal business code
T:00096 HANDSET illegal user, carrier gateway internal error
T:00097 HANDSET illegal user type
T:00098 HANDSET illegal priority
T:00099 HANDSET illegal source gateway code
T:00100 HANDSET illegal province code of the handset
T:00101 HANDSET illegal tariff code
T:00102 HANDSET illegal tariff type
T:00103 HANDSET not an information terminal, carrier gateway internal error
T:00104 SUPPORT not a prepaid user
T:00105 SUPPORT unregistered SP
T:00106 SUPPORT service code error
T:00107 HANDSET service kind does not exist
T:00108 SUBSCRIBE service kind not yet activated
T:00109 HANDSET service cannot be opened to this user
T:00110 SIGN no channel matches the signature
T:00111 HANDSET handset powered off
T:00112 TOP_UP powered off or suspended
T:00113 CONTENT keyword authentication refused
T:00114 CONTENT keyword blocked
T:00115 RATE SMS gateway of the number's home region busy
T:00116 UNBLOCK number on the global blacklist
T:00117 HANDSET call unsuccessful
T:00118 HANDSET call-detail-record format error
T:00119 TOP_UP mostly powered-off, suspended or unassigned
T:00120 NUMBER billing number filled in wrongly
T:00121 SUPPORT authentication/pricing system error, carrier gateway internal error
T:00122 HANDSET reception abnormal
T:00123 HANDSET service execution forbidden
T:00124 HANDSET unassigned, temporarily disabled, or incoming restricted
T:00125 HANDSET unassigned or out of service area
T:00126 HANDSET unassigned or invalid number
T:00127 SUPPORT charging failed
T:00128 SUPPORT no matching uplink/downlink record at charge confirmation
T:00129 SUPPORT monthly rent charge failed: trial period or already charged
T:00130 HANDSET intercepted
T:00131 TOP_UP number unassigned or suspended (other carrier or this one)
T:00132 HANDSET routing error
T:00133 HANDSET routing information update failed
T:00134 HANDSET no such service type
T:00135 HANDSET no matching route
T:00136 SUPPORT no status report returned
T:00137 SUPPORT command word wrong, carrier gateway internal error
T:00138 TEMPLATE template filter failed
T:00139 NUMBER target number violates the phone number format
T:00140 UNBLOCK target number is on the customer blacklist
T:00141 HANDSET target refused
T:00142 NUMBER number range of the target does not exist
T:00143 SUPPORT target user is not in the uplink content
T:00144 SUPPORT charging mode not currently supported
T:00145 PLATFORM other purpose
T:00146 SIGN signature matching rule failed
T:00147 NUMBER national SPMS number error
T:00148 SUPPORT national SPMS number error, carrier gateway internal error
T:00149 NUMBER national SPMS bulk request format error
T:00150 NUMBER absent subscriber
T:00151 HANDSET authentication error
T:00152 NUMBER phone number does not exist
T:00153 NUMBER phone number wrong
T:00154 HANDSET intercepted by the handset
T:00155 HANDSET handset response timeout
T:00156 TOP_UP phone temporarily disabled
T:00157 HANDSET handset fault
T:00158 SUPPORT prepaid user whose number is not yet registered
T:00159 SUPPORT data error, carrier gateway internal error
T:00160 HANDSET data was delivered to the user side normally
T:00161 SUPPORT submission to the gateway failed
T:00162 TOP_UP suspended, powered off or out of service area
T:00163 CONTENT channel sensitive word
T:00164 CONTENT identical content
T:00165 HANDSET gateway processing system error
T:00166 UNBLOCK gateway blacklist
T:00167 SUPPORT gateway reply: error returned by the interworking gateway
T:00168 SUPPORT gateway connection problem
T:00169 RATE gateway system busy
T:00170 SUPPORT gateway delivery failed, timeout error record
T:00171 HANDSET network timeout
T:00172 RATE network busy
T:00173 SUPPORT pseudo-code information error
T:00174 HANDSET unidentified SMS user
T:00175 SUPPORT no matching status report
T:00176 SUPPORT unknown error, carrier gateway internal error
T:00177 HANDSET error of unknown cause
T:00178 HANDSET unreachable
T:00179 HANDSET invalid service identifier
T:00180 SUPPORT charging method not supported by the system
T:00181 SUPPORT system timeout
T:00182 SUPPORT system error, carrier gateway internal error
T:00183 RATE system busy
T:00184 SUPPORT delivery count over the service limit
T:00185 RATE delivery frequency too high
T:00186 SUPPORT status report when the next-hop ISMG does not respond
T:00187 SUPPORT status report when the next-hop ISMG returns an error response
T:00188 NUMBER restriction of foreign-exchange forwarding: calling number belongs to this exchange
T:00189 HANDSET related information does not exist
T:00190 HANDSET response timeout
T:00191 HANDSET message expired or number unassigned
T:00192 SUPPORT message structure wrong, carrier gateway internal error
T:00193 RATE information sent too fast
T:00194 CONTENT content touches security information
T:00195 SUPPORT sequence number wrong
T:00196 HANDSET duplicate sequence number
T:00197 SUPPORT service does not exist
T:00198 HANDSET service code error
T:00199 HANDSET service price out of range
T:00200 SUPPORT service price format error
T:00201 HANDSET service price negative
T:00202 SUPPORT service has no direct-charging permission
T:00203 HANDSET service data synchronisation error
T:00204 TOP_UP usually a suspended or unassigned number
T:00205 SUPPORT mobile gateway internal error
T:00206 HANDSET user was purged
T:00207 HANDSET user cannot cancel the service
T:00208 HANDSET user cannot communicate, carrier gateway internal error
T:00209 TOP_UP user illegal, unassigned or suspended
T:00210 RATE user busy, carrier gateway internal error
T:00211 SUPPORT user has not ordered the service
T:00212 SUPPORT user has no permission for the service
T:00213 HANDSET user memory full, carrier gateway internal error
T:00214 UNBLOCK user is blacklisted
T:00215 HANDSET user data synchronisation error
T:00216 UNBLOCK user is a blacklist user
T:00217 SUPPORT user's related information does not exist
T:00218 SUPPORT user reached the spending limit
T:00219 HANDSET user already ordered the service
T:00220 TOP_UP user's service suspended
T:00221 HANDSET no user data in BOSS
T:00222 RATE too many messages to the user in a short time
T:00223 UNBLOCK blacklist or over-frequency
T:00224 UNBLOCK user on the blacklist (SMS centre blacklist)
T:00225 SUPPORT user paused the service order
T:00226 HANDSET validity period passed
T:00227 SUPPORT no subscription with the SP, or SP not visited recently
T:00228 HANDSET prepaid authentication failed
T:00229 UNBLOCK carrier blacklist
T:00230 SUPPORT carrier internal error
T:00231 TOP_UP service suspended
T:00232 TOP_UP service suspended, number unassigned
T:00233 TOP_UP service suspended or number unassigned
T:00234 SUPPORT account unavailable
T:00235 SUPPORT billing data not found
T:00236 HANDSET encryption mode unsupported by the handset
T:00237 CONTENT special SMS unsupported by the handset
T:00238 HANDSET handset storage component missing
T:00239 HANDSET handset storage component full
T:00240 HANDSET handset returned no confirmation
T:00241 HANDSET handset lacks this part number, carrier gateway internal error
T:00242 HANDSET handset cause: storage full
T:00243 CHANNEL number-porting failure
T:00244 PLATFORM blocked region
T:00245 PLATFORM content not registered
T:00246 PLATFORM intercepted by lead-generation and URL monitoring
`,
  supplier: `
S:00001 SIGN channel 0440: message has no signature
S:00002 RATE same content to same number more than 2 times within 10 s
S:00003 UNBLOCK 122 blacklist
S:00004 PLATFORM 142: mobile carrier error
S:00005 RATE 30-second interception
S:00006 RATE resend within 30 s intercepted
S:00007 PLATFORM clientid error
S:00008 PLATFORM CMPP answer timeout
S:00009 PLATFORM hostip thread returned the answer
S:00010 PARAM IP error
S:00011 PLATFORM IP address resolution error/failure
S:00012 PLATFORM IP authentication error
S:00013 PARAM msg_id longer than 50 characters
S:00014 PARAM msg_id used wrongly
S:00015 PLATFORM reback processing timeout
S:00016 PLATFORM node count of the send module
S:00017 PLATFORM SGIP answer timeout
S:00018 PLATFORM SMGP answer timeout
S:00019 PLATFORM SMPP answer timeout
S:00020 PLATFORM smsp_c2s component MQ queue misconfigured
S:00021 PLATFORM t_sms_client_tariff table empty
S:00022 PLATFORM t_sms_tariff table empty
S:00023 CONTENT whitelist rejection
S:00024 PLATFORM version number error
S:00025 CONTENT contains a keyword
S:00026 PLATFORM rejected by the SMSC
S:00027 UNBLOCK called number is blacklisted
S:00028 NUMBER called number length error
S:00029 PARAM e.g. the account was registered as a CMPP account (wrong protocol)
S:00030 CONTENT rejected
S:00031 TEMPLATE matches none of this user's templates
S:00032 HANDSET out of service area
S:00033 RATE count control / frequency exceeded
S:00034 SUPPORT timeout
S:00035 RATE too fast
S:00036 RATE cost-centre message limit
S:00037 PLATFORM wrong MSG_FORMAT
S:00038 PARAM wrong service code
S:00039 PARAM wrong access point
S:00040 NUMBER wrong destination number
S:00041 PARAM wrong message packet/length
S:00042 PLATFORM wrong originating number
S:00043 PLATFORM wrong state
S:00044 PLATFORM wrong tariff code
S:00045 RATE daily cap per number
S:00046 RATE per-day limit to one number exceeded
S:00047 RATE below the minimum batch
S:00048 NUMBER number not in the configured number-range table
S:00049 NUMBER phone number format error
S:00050 RATE more than 100 phone numbers
S:00051 UNBLOCK number on the system blacklist
S:00052 CONTENT content too long
S:00053 CONTENT content empty or over 600 characters
S:00054 CONTENT content empty; system refused to send
S:00055 CONTENT content contains a prohibited word
S:00056 SIGN signature not filed
S:00057 SUPPORT binary too long
S:00058 PLATFORM answer timeout after sending to the audit module
S:00059 NUMBER no channel for the number's carrier
S:00060 NUMBER illegal number
S:00061 RATE non-verification content blocked after more than 10 per day
S:00062 RATE minute-level flow control
S:00063 RATE daily cap per number in the group
S:00064 RATE group limit interception
S:00065 RATE delivery forbidden in this time window
S:00066 RATE more than 200 personalised messages in one submission
S:00067 CONTENT keyword over-frequency
S:00068 CONTENT keyword or bulk review failed / intercepted / blocked
S:00069 TEMPLATE international template cannot be used for domestic numbers
S:00070 RATE per-second cap for the number
S:00071 RATE per-day cap for the number
S:00072 RATE per-month cap for the number
S:00073 RATE per-week cap for the number
S:00074 NUMBER number format error
S:00075 UNBLOCK number blacklisted
S:00076 SUPPORT no sending channel for the number
S:00077 NUMBER invalid number
S:00078 CONTENT black word
S:00079 UNBLOCK blacklist
S:00080 SIGN black signature
S:00081 SIGN member marketing: signature blocked
S:00082 NUMBER member marketing: phone number wrong
S:00083 CONTENT member marketing: refused for sensitive words
S:00084 CONTENT member marketing: long SMS submitted incompletely
S:00085 NUMBER error obtaining the carrier
S:00086 PLATFORM billing module returned the answer
S:00087 CARRIER billing failed
S:00088 PARAM authentication error
S:00089 CONTENT long SMS incomplete on the customer side
S:00090 SUBSCRIBE customer has not activated international SMS
S:00091 CONTENT empty content
S:00092 WHITELIST extension number not whitelisted
S:00093 PARAM extension number too long
S:00094 PARAM extension code wrong
S:00095 CONTENT error intercepting the specified user's carrier information
S:00096 PLATFORM class object initialisation failed
S:00097 RATE too many connections
S:00098 RATE daily verification-code interception
S:00099 PARAM wrong password
S:00100 PARAM password filled in wrongly
S:00101 CONTENT sensitive-word interception
S:00102 TEMPLATE template error
S:00103 TEMPLATE template lacks an unsubscribe notice ("reply T to unsubscribe")
S:00104 CONTENT some characters cannot be recognised
S:00105 PLATFORM internal error
S:00106 CONTENT intercepted for a content keyword
S:00107 CONTENT content contains black content
S:00108 CONTENT content contains a prohibited word
S:00109 CONTENT content empty
S:00110 CONTENT content exceeds the space limit
S:00111 RATE platform code: same content within 10 s
S:00112 PLATFORM platform code: gateway submission to the mobile carrier failed
S:00113 NUMBER platform code: illegal destination address
S:00114 CONTENT platform code: illegal content
S:00115 CONTENT platform code: high-risk review
S:00116 SIGN platform code: signature too long
S:00117 CONTENT platform code: second manual review
S:00118 CONTENT platform code: manual review
S:00119 UNBLOCK platform code: phone number blacklisted
S:00120 CONTENT platform code: extreme high-risk content
S:00121 CONTENT platform code: system review
S:00122 RATE platform code: night time
S:00123 TEMPLATE platform code: night-time template review
S:00124 TEMPLATE platform code: marketing system not registered
S:00125 CARRIER blocked province
S:00126 UNBLOCK ordinary blacklist
S:00127 PLATFORM other error
S:00128 CONTENT signature temporarily resolved (sic)
S:00129 SIGN signature irregular
S:00130 SIGN signature illegal
S:00131 SIGN signature wrong
S:00132 SIGN signature error
S:00133 SIGN signature blacklist
S:00134 SIGN signature submission error
S:00135 SIGN signature not registered
S:00136 SIGN signature invalid
S:00137 CONTENT one signature at the front and one at the back
S:00138 CONTENT bulk-send interception
S:00139 RATE bulk-send limit
S:00140 CONTENT manually rejected
S:00141 CONTENT manual review returned failure
S:00142 CONTENT manual review failed
S:00143 CONTENT rejected at review
S:00144 CONTENT review not passed
S:00145 TEMPLATE review module return code is not 200
S:00146 RATE resend within ten minutes intercepted
S:00147 RATE too many numbers in the packet
S:00148 WHITELIST number not on the whitelist
S:00149 RATE more than 200 numbers, or no legal number
S:00150 RATE too many sends to the number
S:00151 CONTENT number and content repeated
S:00152 NUMBER number abnormal
S:00153 UNBLOCK number on the platform blacklist
S:00154 UNBLOCK_RECIPIENT number on the user blacklist
S:00155 UNBLOCK number on the account blacklist
S:00156 PLATFORM direct-connect protocol connection abnormal
S:00157 RATE submission traffic exceeded
S:00158 RATE submission timeout
S:00159 RATE submission too fast
S:00160 PLATFORM submission to the gateway failed
S:00161 SUPPORT submission abnormal
S:00162 RATE day-level flow control
S:00163 SUPPORT channel switched out
S:00164 CARRIER number intercepted by the channel
S:00165 SUPPORT channel not configured
S:00166 SUPPORT channel not started
S:00167 PLATFORM channel information table updated
S:00168 PLATFORM channel abnormal
S:00169 SIGN same number registered under two or more signatures within 30 minutes
S:00170 RATE delivery frequency limit for one number
S:00171 UNSUB unsubscribe group
S:00172 UNBLOCK_RECIPIENT gateway blacklist (recipient may reply 1111 to 1065813911111)
S:00173 PLATFORM gateway has not allocated a channel
S:00174 CONTENT dangerous message
S:00175 CONTENT content not registered
S:00176 SUPPORT no channel matched
S:00177 PLATFORM timeout of an unknown type
S:00178 PLATFORM timeout of an unknown type (duplicate wording)
S:00179 SUPPORT no registered channel
S:00180 SUPPORT no product
S:00181 PLATFORM no sending channel
S:00182 PARAM cannot tell real-time from batch
S:00183 NUMBER number cannot be recognised
S:00184 NUMBER no home region
S:00185 SUPPORT no channel
S:00186 SUPPORT no channel route
S:00187 PLATFORM no unsubscribe
S:00188 SUPPORT no backup mobile channel
S:00189 SUPPORT no mobile verification-code channel
S:00190 PARAM no account
S:00191 SIGN refused: several signatures detected
S:00192 PARAM delivery date format abnormal
S:00193 RATE same verification code sent over limit
S:00194 RATE hour-level flow control
S:00195 PLATFORM no suitable channel group
S:00196 PLATFORM requeued because no channel could be selected
S:00197 PARAM verification error
S:00198 RATE 30-second verification-code interception
S:00199 RATE verification-code limit exceeded
S:00200 UNBLOCK verification-code-specific blacklist
S:00201 SUPPORT business check failed
S:00202 CONTENT night-time system review: illegal characters
S:00203 RATE one-minute interception
S:00204 UNSUB unsubscribed
S:00205 UNBLOCK website has no graphic captcha
S:00206 RATE user's daily message limit
S:00207 PARAM user name does not exist
S:00208 PARAM user name or password wrong
S:00209 SIGN user uses a signature port
S:00210 UNSUB user unsubscribed
S:00211 UNSUB user unsubscribed by reply
S:00212 NUMBER user state is test user
S:00213 FUNDS balance insufficient
S:00214 RATE balance queries too fast
S:00215 FUNDS prepaid
S:00216 FUNDS prepaid user in arrears
S:00217 SUPPORT carrier send failed
S:00218 CARRIER carrier internal error
S:00219 CONTENT long SMS incomplete
S:00220 CONTENT segments of the long SMS not all received
S:00221 RATE too many segments in the long SMS
S:00222 CONTENT segment index greater than segment total
S:00223 CONTENT long SMS content incomplete
S:00224 CONTENT long SMS reassembly timeout
S:00225 CONTENT long SMS reassembly failed
S:00226 CONTENT long SMS not reassembled within 24 h in the review table
S:00227 PLATFORM account locked
S:00228 RATE account daily cap
S:00229 FUNDS account balance insufficient
S:00230 PLATFORM account locked (duplicate of 00227)
S:00231 PARAM account in interception state
S:00232 PARAM account state closed
S:00233 NUMBER user not found
S:00234 CONTENT space interception against fraud
S:00235 RATE platform-wide: 1 verification code per minute
S:00236 RATE platform-wide: 6 verification codes per day
S:00237 RATE platform-wide: 3 verification codes per hour
S:00238 WHITELIST specified access IP wrong
S:00239 PARAM specified extension number intercepted
S:00240 RATE duplicate number
S:00241 RATE duplicate-send interception
S:00242 RETRY retried message expired
S:00243 RATE status-report polling too fast
S:00244 PLATFORM sub-code blocked
S:00245 PARAM sub-account set to intercept everything
S:00246 RATE group blacklist
S:00247 CHANNEL number-porting failure
S:00248 PLATFORM blocked region
S:00249 PLATFORM gateway response failed
S:00250 PLATFORM signature not registered / number porting (mostly porting)
S:00251 PLATFORM sensitive word or handset problem
S:00252 PLATFORM signature or content intercepted
S:00253 PLATFORM gateway interception (handset, blacklist, keyword and the like)
UNKNOWN PLATFORM unknown error
`,
} as const;
