// Huawei: L3570-4335.
/** Of the suppliers behind the platform. */
export const supplierTable = `
NONE	delivered to the handset	DELIVRD
HANDSET	message expired: handset off / out of coverage for long so message expired; or no carrier report received within 72 h of sending	EXPIRED
NONE	message deleted	DELETED
HANDSET	delivery failed: number not in service, suspended for arrears or long switched off; abnormal user state; or carrier channel fault	UNDELIV
NONE	message accepted (interim): temporary state, normally not seen	ACCEPTED
HANDSET	state unknown: unknown error, or the number is not in service / does not exist	UNKNOWN
LEAVE_OUT	message rejected: recipient earlier opted out of this channel number (signature); or SMS service not enabled on the number	REJECTED
RATE	frequency limit exceeded	FYLIMIT
CONTENT	long-message concatenation failed	TIMEUP
UNBLOCK	carrier blacklist	BWLISTS
SIGN	message had no signature	NOSIGN
SUPPORT	keyword interception	SUPERWD	REJECT	RESPERR	RT:0008
HANDSET	rejected by the terminal: usually suspended, not in service, off or bad signal	SUBFAIL	R:00024
SUPPORT	local gateway interception: suspended use or signature not registered	SWITCH
UNBLOCK	blacklist	SW:0009	MX:0013	MBBLACK	DJ:0141	BLACK	GB:0011	MO.0002	DTBLACK*011	702
CONTENT	content too long	S:11	HN:1918
SUPPORT	gateway flow rate exceeded	S:43
HANDSET	number not in service, off, suspended etc.	S:10000	24	23	1	2:1	GB:0014	908	SVC4001	SVC6001
CONTENT	gateway keyword interception	REJECTE
SUPPORT	signature blacklist	QM_FAIL
HANDSET	abnormal number, number not in service	NOROUTE	MI:0000
CONTENT	content keyword interception	NOPASS	MS:0008	ID:0072
SUPPORT	channel total quota exceeded	YY:0206
SUPPORT	ported number, not supported	NA:0001
UNBLOCK	complaint blacklist	MX:0011	MX:0005
SUPPORT	carrier interception	MX:0014	DJ:0255
HANDSET	number problem: not in service, suspended etc.	MN00001
CONTENT	sensitive word in content, or terminal problem	MN:0174	MN:0054	MN:0036	MN:0013	MN:0001	MN:0000	M:00230
HANDSET	mostly number problems: not in service, off, suspended etc.	MN:0017	MK:0037	MK:0036	MK:0017	MK:0015	MK:0013	MK:0008	MK:0006	MK:0005	MK:0004	MK:0001	MK:0000
HANDSET	terminal problem, off	MM:0000	LT:0012
HANDSET	number problem, not in service	MK00001
UNBLOCK	blacklisted after complaint or opt-out	MK:100D
SUPPORT	supplier gateway interception	MK:0660
SUPPORT	number abnormal at delivery time	MC:0001
SUPPORT	regional gateway problem	MB:0255	IA:0059	IA:0054	IA:0051
UNBLOCK	gateway blacklist	MB:1042	MB:0088
HANDSET	handset problem	MA:0051	6
HANDSET	terminal or number problem: not in service, off etc.	LT:0101	LT:0093	LT:0024	LT:0008	LT:0002	LT:0001
SUPPORT	gateway interception	LT:0015
RATE	too frequent	LT:0029
RATE	sending cap reached	LIMIT
CONTENT	keyword interception or blacklist	JL:0026	DB:0142	DB:0141	DB:0138	DB:0103
CONTENT	carrier returned: signature blocked	ID:0076
HANDSET	number problem, suspended	ID:0045
SUPPORT	keyword interception	HD:0007	009	FAILURE	UT:0022	M2:0054
SUPPORT	verification-code content intercepted	F1214GT
RATE	monthly cap exceeded	F11301
UNBLOCK	number blacklisted	DB:9006
HANDSET	terminal problem: no signal/connection	CONTENT
NUMBER	number problem	CB:0010
CONTENT	signature problem or content keyword interception	BLKSIGN
CONTENT	keyword interception	BLACKWD	GB:0010
RATE	over frequency	BEYONDN
UNBLOCK	signature blacklist	114
RATE	frequency interception	32
SUPPORT	gateway flow rate exceeded	8
SUPPORT	channel restriction	-106	-1000	-1017	-1021	-1025	-1031
SUPPORT	carrier refused delivery	-1033
LATER	limit: 2 per 5 minutes	GB:0001
LATER	limit: 15 per 24 hours	GB:0003
SUPPORT	signature not conforming to rules	GB:0004
SIGN	black signature	GB:0005
NUMBER	unrecognised number	GB:0006
SUPPORT	no channel for this number	GB:0007
UNSUBSCRIBED	opt-out group	GB:0008
SUPPORT	rejected manually	GB:0012
RATE	verification-code cap (24 h)	GB:0016
NUMBER	duplicate number	GB:0018
SUPPORT	channel abnormal	GB:0019
SUPPORT	carrier sending failed	GB:0020
SUPPORT	channel not started	GB:0021
SUPPORT	no registered channel	GB:0022
SUPPORT	no China Mobile backup channel	GB:0023
SUPPORT	no China Mobile verification-code channel	GB:0024
CONTENT	long message incomplete	GB:0025
SUPPORT	sending failed	GB:0026	ID:6152
UNSUBSCRIBED	grey list	GB:0027
SUPPORT	MS error	MK:0210
MEMORY	SIM message storage full	MK:0208
NUMBER	SIM cannot store messages	MK:0209
SUPPORT	short-message entity barred	MK:0196
SUPPORT	extended short-message entity address invalid	MK:0195
SUPPORT	SMC system error	MK:0194
SUPPORT	no SMC assigned (subscription)	MK:0193
SUPPORT	SMC busy	MK:0192
SUPPORT	TPDU not supported	MK:0176
SUPPORT	unspecified TP-Command error	MK:0175
SUPPORT	operation cannot be performed	MK:0160
SUPPORT	unspecified TP-DCS error	MK:0159
SUPPORT	message type not supported	MK:0145	MK:0129
SUPPORT	alphabet / data coding scheme (DCS) not supported	MK:0144
SUPPORT	unspecified TP-PID error	MK:0143
SUPPORT	message cannot be replaced	MK:0130
SUPPORT	telematic interworking not supported	MK:0128
SUPPORT	sender's max submit count exceeded; message deleted after failed delivery	MK:0079
SUPPORT	deleted in protected mode: delete command arrived while message was being delivered	MK:0078
SUPPORT	interface buffer full at delivery	MK:0077
SUPPORT	only deliverable via FCC (Flow Control Center) interface, which is unavailable	MK:0069
SUPPORT	service module did not answer in time	MK:0068
SUPPORT	invalid interface	MK:0067
SUPPORT	temporary interface error (logged out or not logged in)	MK:0066
SUPPORT	GIW timed out: GIW module returned neither success nor failure to SMSC	MK:0065
SUPPORT	interface has no permission to deliver	MK:0064
SUPPORT	destination/transit signalling point SCCP cannot carry the message	MK:0063
SUPPORT	MTIServer flow control	MK:0062
SUPPORT	MAPServer flow control	MK:0061
SUPPORT	SGSN system error	MK:0058
SUPPORT	MSC system error: MSC MAP layer overloaded (flow control), or per-message authentication unanswered because the radio channel dropped	MK:0057
SUPPORT	HLR system error, usually MAP overload/flow control	MK:0056
SUPPORT	SGSN refused, usually TCAP overload	MK:0055
SUPPORT	SGSN no answer	MK:0054
SUPPORT	GIW module refused	MK:0053
SUPPORT	HLR refused, usually TCAP overload/flow control	MK:0052
SUPPORT	MSC refused, usually TCAP overload/flow control	MK:0051
SUPPORT	GIW module (signalling gateway) no answer	MK:0050
SUPPORT	HLR no answer	MK:0049
SUPPORT	MSC no answer	MK:0048
SUPPORT	HLR version negotiation error	MK:0046
SUPPORT	MAP protocol version error	MK:0045
SUPPORT	HLR did not answer after SMC's set-flag message	MK:0041
SUPPORT	HLR did not answer SMC's routing query	MK:0040
SUPPORT	unknown error from HLR	MK:0037
SUPPORT	unknown error from MSC	MK:0036
SUPPORT	value out of protocol range in a packet from MSC	MK:0035
SUPPORT	value out of protocol range in a packet from HLR	MK:0034
SUPPORT	SMC did not get enough routing information	MK:0033
SUPPORT	INFORM_SC decode error (HLR packet value out of range)	MK:0032
SUPPORT	MSC message decode error (value out of range)	MK:0031
SUPPORT	HLR message decode error (value out of range)	MK:0030
SUPPORT	reserved code of the filtering service	MK:0025
LATER	user busy: terminal receiving or sending another message	MK:0023
SUPPORT	illegal handset (IMEI invalid)	MK:0022
SUPPORT	unknown SC	MK:0021
SUPPORT	wrong SME address	MK:0020
SUPPORT	MS is not an SC subscriber	MK:0019
SUPPORT	SC congested	MK:0018
MEMORY	handset memory full	MK:0017	MI:0022	MI:0055
SUPPORT	MS not equipped	MK:0016
SUPPORT	MS-side error: software problem in the terminal while receiving (e.g. SMS part not initialised after reboot)	MK:0015
SUPPORT	unexpected data	MK:0014
SUPPORT	mandatory field missing in delivery to the network	MK:0013
SUPPORT	message waiting queue full; too many SMCs waiting for this terminal: HLR MWD queue overflow	MK:0011
SUPPORT	SM sending failed: delivery to DCS interface failed	MK:0010
SUPPORT	user out of service area (MWDSET)	MK:0009
SUPPORT	facility not supported: HLR of the terminal does not support mobile-terminated SMS	MK:0007
SUPPORT	closed user group rejected: caller not allowed to call outside its closed user group	MK:0006
SUPPORT	calls barred	MK:0005
SUPPORT	teleservice not supported	MK:0004
SUPPORT	illegal subscriber: user authentication failed, possibly MSC considers the handset key illegal	MK:0003
SUPPORT	unidentified subscriber: HLR gave a route but destination MSC has no registration of the MS (wrong MSC→HLR registration, or VLR data deleted without telling HLR)	MK:0002
NONE	NORMAL (ok)	MK:0000
SUPPORT	SMSC returned no status report to this gateway	MC:0151	MC:0001	IC:0151	IC:0001
SUPPORT	anti-fraud rejection	MB:1083
SUPPORT	CCM query failed	MB:1082
SUPPORT	SRI routing lookup failed	MB:1081
SUPPORT	interface error	MB:1080
SUPPORT	SMC anti-roaming-fraud check rejected the message	MB:1079
SUPPORT	no delivery route for the submitted message	MB:1078
SUPPORT	sender is on the registered-user blacklist	MB:1076
SUPPORT	virtual SMC authentication of called party failed	MB:1075
SUPPORT	virtual SMC authentication of calling party failed	MB:1074
SUPPORT	account authentication of called number failed	MB:1073
SUPPORT	account authentication of calling number failed	MB:1072
SUPPORT	flow-control error, SMC congested	MB:1070
SUPPORT	interface version mismatch	MB:1069
SUPPORT	UDH error, e.g. longer than 140 bytes (max segment length)	MB:1065
SUPPORT	UDL must be 0 when message_payload is present	MB:1064
SUPPORT	message_payload optional parameter too long	MB:1063
SUPPORT	one or both ports illegal (length or value)	MB:1062
SUPPORT	application-port IE cannot coexist with the two ports	MB:1061
SUPPORT	the three SAR values violate constraints (total_segment vs segment_seqnum) or some SAR TLV is illegal	MB:1060
SUPPORT	a segmented message cannot be segmented again	MB:1058
SUPPORT	DCS unsupported by SMSC or wrong	MB:1057
NUMBER	invalid data format (UD content)	MB:1056
SUPPORT	PPS error, currently unused	MB:1052
NUMBER	billed user does not exist	MB:1051
NUMBER	billed user is ported out (NP_OUT)	MB:1050
NUMBER	called user is ported out (NP_OUT)	MB:1049
NUMBER	calling user is ported out (NP_OUT)	MB:1048
NUMBER	billed user does not support value-added service	MB:1047
TOP_UP	billed user has insufficient funds	MB:1046
TOP_UP	billed user in wrong state	MB:1045
NUMBER	custom no-route error	MB:1044
NUMBER	user does not exist or is invalid	MB:1043
SUPPORT	messages cached in SMC for the called user exceed its max delivery count	MB:1042
SUPPORT	caller's submitted messages exceed its max submit count (messages cached in SMC)	MB:1041
TOP_UP	called user has insufficient funds	MB:1040
TOP_UP	calling user has insufficient funds	MB:1039
SUPPORT	called user does not support value-added service	MB:1038
SUPPORT	calling user does not support value-added service	MB:1037
NUMBER	called user in wrong state	MB:1036
NUMBER	calling user in wrong state	MB:1035
SUPPORT	PPS authentication failed: PPS authentication timed out, SMSC failed to send or process the PPS message, or SCP returned another error	MB:1034
SUPPORT	licence limit: an SMC runtime parameter (MO/MT speed, message or entity count) hit the licence maximum	MB:1026
SUPPORT	invalid SMC	MB:1025
SUPPORT	memory or resource allocation failed	MB:1024
SUPPORT	unknown error	MB:0255
SUPPORT	delivery failed	MB:0254
SUPPORT	invalid optional parameter	MB:0196
SUPPORT	required optional parameter missing	MB:0195
SUPPORT	optional parameter length wrong	MB:0194
SUPPORT	command contains a forbidden optional parameter	MB:0193
SUPPORT	error in optional part of the PDU	MB:0192
SUPPORT	query_sm failed	MB:0103
SUPPORT	ESME receiver rejected the message	MB:0102
SUPPORT	permanent receiver error	MB:0101
SUPPORT	temporary receiver error	MB:0100
SUPPORT	predefined message invalid or missing: predefined message sm_default_msg_id not found	MB:0099
SUPPORT	invalid expiry time in message	MB:0098
SUPPORT	invalid scheduled time in message	MB:0097
SUPPORT	message count exceeds SMC queue limit	MB:0088
SUPPORT	invalid message sequence number	MB:0085
SUPPORT	invalid replace_if_present_flag	MB:0084
SUPPORT	invalid System_type	MB:0083
SUPPORT	invalid destination NPI	MB:0081
SUPPORT	invalid destination TON	MB:0080
SUPPORT	invalid source NPI	MB:0073
SUPPORT	invalid source TON	MB:0072
SUPPORT	submit_sm or submit_multi failed	MB:0069
SUPPORT	cannot submit to distribution list	MB:0068
SUPPORT	SM_CLASS invalid: message-header flag set while content empty	MB:0067
SUPPORT	invalid replace request	MB:0066
SUPPORT	invalid destination list	MB:0064
SUPPORT	wrong distribution-list name	MB:0052
SUPPORT	wrong number of destinations	MB:0051
SUPPORT	illegal service type	MB:0020
SUPPORT	message queue full	MB:0019
SUPPORT	Replace failed	MB:0018
SUPPORT	Cancel failed	MB:0017
SUPPORT	wrong system ID	MB:0015
SUPPORT	wrong password	MB:0014
SUPPORT	bind failed	MB:0013
SUPPORT	wrong message ID	MB:0012
SUPPORT	destination address error: illegal destination address field (e.g. longer than 21 bytes)	MB:0011
SUPPORT	source address error: illegal source address field (e.g. longer than 21 bytes)	MB:0010
SUPPORT	system error	MB:0008
SUPPORT	SMC system error: SMC short of resources, cannot process the ESME's message	MB:0007
SUPPORT	invalid priority flag	MB:0006
SUPPORT	ESME already bound	MB:0005
SUPPORT	command inconsistent with bind state	MB:0004
SUPPORT	illegal Command ID: Command ID not defined in SMPP 3.3	MB:0003
CONTENT	command length error: command_length smaller than the header	MB:0002
CONTENT	message length error: declared length greater than short_message / message_payload	MB:0001
NONE	SUCCESS	MB:0000
SUPPORT	sending the message failed	MA:0053	ID:0053	IA:0053	DA:0053	CA:0054
SUPPORT	not logged in yet	MA:0052	ID:0052	DA:0052
SUPPORT	service route relation not found	M2:0057
SUPPORT	no answer to sending	ID:6153
SUPPORT	waiting for answer expired	ID:6151
SUPPORT	expired in the send queue	ID:6150
SUPPORT	SMWC check failed	ID:1251	ID:1250	ID:1249	ID:1248	ID:1247	ID:1246	ID:1245	ID:1244	ID:1243
SUPPORT	SMMC check failed	ID:1242	ID:1241	ID:1240
SUPPORT	keyword filter failed	ID:0318
SUPPORT	operation or verification failed	ID:0317
SUPPORT	tariff setting error	ID:0315
SUPPORT	real-name substitution error	ID:0314
SUPPORT	service verification error	ID:0313
SUPPORT	priority setting error	ID:0312
SUPPORT	flow-control error	ID:0311	ID:0008	DB:0010
SUPPORT	message expired	ID:0310
LATER	monthly max MT count exceeded	ID:0143	DB:0143
LATER	daily max MT count exceeded	ID:0142
UNBLOCK	user on blacklist	ID:0141	ID:0069
SUPPORT	user not on whitelist	ID:0140	DB:0140
SUPPORT	delivery time window violation	ID:0139	DB:0139
SUPPORT	user information does not exist	ID:0138
SUPPORT	pseudo-code information error	ID:0137
SUPPORT	wrong user password	ID:0136
SUPPORT	service data sync error	ID:0135
SUPPORT	EC/SI data sync error	ID:0134
SUPPORT	user data sync error	ID:0133
SUPPORT	related information does not exist	ID:0132
SUPPORT	BOSS data sync error	ID:0131
SUPPORT	user already is a supplier user	ID:0129	DB:0129
SUPPORT	top-up / reversal failed	ID:0128
SUPPORT	user has insufficient balance	ID:0127
SUPPORT	user is not a Shenzhouxing (prepaid) user	ID:0126
SUPPORT	service price out of range	ID:0125
SUPPORT	service price format error	ID:0124
SUPPORT	service price negative	ID:0123
SUPPORT	reception abnormal	ID:0122
SUPPORT	no such service type	ID:0121
SUPPORT	bill record format error	ID:0120
SUPPORT	user cannot cancel the service	ID:0119
SUPPORT	user already subscribed the service	ID:0118
SUPPORT	service not open to this user	ID:0117
SUPPORT	user's subscription suspended	ID:0116
SUPPORT	user has not subscribed the service	ID:0115
SUPPORT	EC/SI suspended	ID:0114	DB:0114
SUPPORT	EC/SI does not exist	ID:0113	DB:0113
SUPPORT	EC/SI code wrong	ID:0112	DB:0112
SUPPORT	service not yet opened	ID:0111
SUPPORT	adding the real-name enterprise signature made the content too long	ID:0111
SUPPORT	service category not yet opened	ID:0110
SUPPORT	service category does not exist	ID:0109
SUPPORT	service suspended	ID:0108
SUPPORT	service does not exist	ID:0107
SUPPORT	service code (fuwu) wrong	ID:0106
SUPPORT	service code (yewu) wrong	ID:0105
SUPPORT	user has no right to use the service	ID:0104
TOP_UP	user in arrears	ID:0103
HANDSET	user suspended	ID:0102
NUMBER	wrong phone number	ID:0101
NUMBER	phone number does not exist	ID:0100
UNBLOCK	user on receiver blacklist	ID:0097
UNBLOCK	user on sender blacklist	ID:0096
SUPPORT	gateway could not build the wait entity for MDSP authentication	ID:0089
SUPPORT	MDSP answer timed out, gateway resends authentication	ID:0088
SUPPORT	gateway resends authentication: MDSP flow control	ID:0087
SUPPORT	gateway resends authentication: MDSP busy and cache full	ID:0086
SUPPORT	gateway resends authentication: MDSP busy	ID:0085
SUPPORT	gateway failed to resend authentication to MDSP	ID:0084
SUPPORT	content exceeds receiver-side maximum length	ID:0083
SUPPORT	routing loop	ID:0082
SUPPORT	send and receive interface identical	ID:0081
SUPPORT	CPCode error	ID:0080
SUPPORT	service type empty	ID:0079
SUPPORT	SPID empty	ID:0078
SUPPORT	max Submit count exceeded	ID:0077
SUPPORT	information-security authentication failed	ID:0076
SUPPORT	SCP authentication answer timed out	ID:0075
SUPPORT	delivery to SCP failed	ID:0074
SUPPORT	answer timed out	ID:0073
SUPPORT	no route found	ID:0072
SUPPORT	max node count exceeded	ID:0071
SUPPORT	network disconnected or peer closed the interface	ID:0070
SUPPORT	user authentication failed	ID:0068
SUPPORT	receive-service destination authentication failed	ID:0067
SUPPORT	receive-service source authentication failed	ID:0066
SUPPORT	send-service destination authentication failed	ID:0065
SUPPORT	send-service source authentication failed	ID:0064
SUPPORT	unrecognised FeeType	ID:0063
SUPPORT	scheduled time already passed	ID:0062
SUPPORT	validity time already passed	ID:0061
SUPPORT	user state abnormal during authentication	ID:0056
SUPPORT	status report wait timed out	ID:0055
SUPPORT	timed out, no response	ID:0054	IA:0054
SUPPORT	connection not established	ID:0051	IA:0051	DA:0051
RATE	single bulk-send size exceeded	ID:0049
LATER	daily bulk-send count exceeded	ID:0048
LATER	monthly bulk-send count exceeded	ID:0047
LATER	daily volume exceeded	ID:0046
LATER	monthly volume exceeded	ID:0045
LATER	outside the valid sending window	ID:0044
SUPPORT	sending to other networks forbidden	ID:0043
SUPPORT	MDSP: user account cancelled	ID:0021
SUPPORT	MDSP: user suspended or in arrears	ID:0020
SUPPORT	WAP PUSH forbidden	ID:0014
SUPPORT	wrong destination address	ID:0013
SUPPORT	wrong billing address	ID:0012
SUPPORT	Msg_src wrong	ID:0011
SUPPORT	Src_ID wrong	ID:0010
SUPPORT	infoX-SMS GW does not serve this billing number	ID:0009
PARAM	service code (yewu) wrong	ID:0007
CONTENT	max message length exceeded	ID:0006
SUPPORT	tariff code wrong	ID:0005	DB:0008
SUPPORT	message length wrong or version too high	ID:0004
SUPPORT	duplicate message sequence number or authentication error	ID:0003
CONTENT	wrong command word or illegal source address	ID:0002
CONTENT	message structure error	ID:0001
NONE	CORRECT (ok)	ID:0000	DB:0000
PARAM	not logged in yet	IA:0052
SUPPORT	database error	DB:0506
SUPPORT	internal system error	DB:0505
SUPPORT	licence count exceeded	DB:0504
SUPPORT	licence illegal	DB:0503
SUPPORT	network fault	DB:0502
SUPPORT	network link abnormal	DB:0501
SUPPORT	disk read/write error	DB:0500
SUPPORT	WAP Push format check error	DB:0156
SUPPORT	unsupported bearer mode	DB:0155
SUPPORT	MServer disconnected	DB:0154
SUPPORT	credit error	DB:0153
SUPPORT	BOSS synchronous authentication error	DB:0152
SUPPORT	body signature failed	DB:0151
SUPPORT	M module answer timed out	DB:0150
SUPPORT	user has not ordered the service	DB:0147
UNBLOCK	user on SI blacklist	DB:0146
UNBLOCK	user on EC blacklist	DB:0145
UNBLOCK	user on global blacklist	DB:0144
CONTENT	max message length exceeded	DB:0009
CONTENT	message length wrong	DB:0007
PARAM	duplicate message sequence number	DB:0006
SUPPORT	wrong command word	DB:0005
PARAM	version too high	DB:0004
PARAM	authentication error	DB:0003
SUPPORT	illegal source address	DB:0002
SUPPORT	message structure error	DB:0001
RATE	per-number send count exceeded	GL:0000
HANDSET	called user off or memory full, temporarily unreachable	MI:0010
SUPPORT	Guangdong ADC channel blacklist (reply 11111 to lift) / Fujian Mobile blacklist (carrier must lift)	DB:0144
SUPPORT	called user off or memory full, temporarily unreachable	MB:1042
MEMORY	handset inbox full	MK:0015
SUPPORT	not opened in HLR, SMS barred, or roaming without roaming right	MK:0001
HANDSET	out of coverage, not in service, suspended or off	MI:0029
SUPPORT	home gateway or spam-SMS platform interception	MM:0000
HANDSET	number not in service	MN:0001	UNDELIV	640
SUPPORT	intercepted by the SMC spam platform	MK:0115
SUPPORT	rejected state: blocked by the called number's home province, e.g. keyword	REJECTD
RATE	frequency limit exceeded	CS.0012
SUPPORT	report when SCP authentication fails / SCP returns an error response	CB:xxxx
SUPPORT	report when DSMP does not answer	DA:xxxx
SUPPORT	report when DSMP returns an error response	DB:xxxx
SUPPORT	report when SP does not answer	SA:xxxx
SUPPORT	report when SP returns an error response	SB:xxxx
SUPPORT	report when the next ISMG does not answer (communication error, no answer, or connection problem with the other province's gateway)	IA:xxxx
SUPPORT	other province's gateway returned an error answer	IB:xxxx
SUPPORT	no status report from the other province's gateway within validity	IC:xxxx
SUPPORT	internal detection code of the ISMG	ID:xxxx
SUPPORT	report when SMSC does not answer	MA:xxxx
SUPPORT	report when SMSC returns an error response	MB:xxxx
SUPPORT	no status report from SMSC within validity	MC:xxxx
SUPPORT	report when SCP does not answer	CA:xxxx
SUPPORT	SMSC reported EXPIRED	MI:zzzz	MI::zzzz
SUPPORT	SMSC reported DELETED	MJ:zzzz
SUPPORT	SMSC reported UNDELIV	MK:zzzz
SUPPORT	SMSC reported ACCEPTD	ML:zzzz
SUPPORT	SMSC reported UNKNOWN	MM:zzzz
SUPPORT	SMSC reported REJECTD	MN:zzzz
SUPPORT	other values	MH:zzzz
SUPPORT	keyword interception: content triggered keyword interception	CE:1012
SUPPORT	database operation failed	CB:0002
HANDSET	blacklist, or receiving-terminal problem	ERR:011
TOP_UP	phone in arrears	ERR:056
SUPPORT	keyword, gateway blacklist or blacklist; or weak signal / network jitter	ERR:099
SUPPORT	home-carrier gateway system fault	ERR:111
SUPPORT	number is a ported user	ERRORMB
SUPPORT	carrier blacklist: user replied TD or complained	ERR-209
RATE	over the sending limit: too many messages that day	ERR-255
SUPPORT	number portability failure: number has a porting record	E:CHAN
SUPPORT	max send count exceeded or handset memory full	MB:0066
HANDSET	handset data abnormal (not in service, suspended, off)	MI:0036
LATER	several repeated sends in a short time	MM:0064
SUPPORT	number ported to China Unicom	NP:1243
SUPPORT	number ported to China Telecom	NP:1241
SUPPORT	message rejected	MN:0043
HANDSET	rejected state: handset data abnormal, undeliverable (not in service, suspended, off)	REJECTD
SUPPORT	not on whitelist	MB:1078
SUPPORT	port (extension) too long	1011
SUPPORT	home-location interception	MK:0036
SUPPORT	number-portability failure	MUSTNOT	MS:1005	UN:100
MEMORY	handset memory full (Guizhou number)	MI:0010
SUPPORT	not a normal mobile number	U2:3
CONTENT	gateway interception	UT:0023
SUPPORT	carrier blacklist	UN:237
SUPPORT	signature intercepted by gateway	zx:0064
SUPPORT	illegal user, not in HLR; suspended, not in service: user absent from the province HLR	1
SUPPORT	SMS function of the number abnormal	4
SUPPORT	user authentication failed, temporary, MT, caller hears "temporarily unavailable": number not in service or temporary error	5
HANDSET	possibly not in service, off etc.	8
SUPPORT	called number does not exist; MO failed; wrong number or SP access number: illegal user; VMSC authentication refused	9
HANDSET	illegal GNS operation: not in service or temporarily out of service	10*
HANDSET	service not provided, arrears: suspended or not in service	11
SUPPORT	mobile equipment authentication failed (rare): number state abnormal, check HLR attributes; IMEI blacklisted	12
SUPPORT	calls restricted: calls barred; reserved code not currently seen	13
SUPPORT	closed user: if terminal is fine, possibly home-location blocking (seen in Yunnan)	15
SUPPORT	home SMS gateway busy, flow limit exceeded	17	61
SUPPORT	destination unreachable; roaming network has no SMS: HLR function unsupported; check that the element supports SMS	21
HANDSET	route does not exist in routing table: possibly not in service, off, suspended, or temporary error	23
HANDSET	billing number invalid (authentication failed): possibly not in service, off, suspended, or temporary error	24
HANDSET	user unreachable (out of coverage, off): possibly not in service, off, suspended, or temporary error	25
MEMORY	handset memory insufficient: possibly inbox full	26
HANDSET	handset does not support SMS; off, no service or no balance	27
LATER	illegal device or user busy: handset busy, possibly receiving another message	31
SUPPORT	system failure: delivery failed (peer gave no diagnostic code)	32
SUPPORT	SMC queue or HLR waiting list full: home SMC queue full or handset state abnormal	33
UNBLOCK	blacklisted on China Unicom platform	34
SUPPORT	related to handset state, e.g. SMS not enabled	43
SUPPORT	industry-gateway blacklist	52
SUPPORT	device protocol error, random: industry-gateway blacklist	51
SUPPORT	illegal SME address: industry-gateway blacklist	55
SUPPORT	SPCODE irregular, e.g. contains a space, or sub-port contains a space	64
SUPPORT	black/white list restriction	67
SUPPORT	voluntary blacklist	79
UNBLOCK	user blocked 10655 industry SMS (blacklist customer)	81
UNBLOCK	recipient blocked 10655 industry SMS (blacklist customer)	86
HANDSET	handset off or weak signal	88
HANDSET	terminal fault, off or temporary error	90
SUPPORT	terminal may not support SMS	91
MEMORY	destination storage full; delete received messages	92
HANDSET	MT receipt overdue (over 48 h counts as failed); off, arrears, not in service or suspended	93
HANDSET	called user / paging no response; check radio signal	100
HANDSET	VMSC: called user off	101
SUPPORT	VMSC: roaming restricted; check location update	102
SUPPORT	VMSC: user purged; check HLR	103
SUPPORT	VMSC: unidentified SMS user	104
HANDSET	MS response timeout / paging no response; check radio signal	106
SUPPORT	HLR: user deregistered	107
HANDSET	handset off or out of coverage	124
TOP_UP	service barred, possibly suspended for arrears	181
TOP_UP	operation barred, possibly suspended for arrears	182
SUPPORT	HLR: roaming restricted	215
HANDSET	HLR: absent subscriber for SM (out of coverage or no paging response)	217
SUPPORT	HLR: illegal subscriber	218
SUPPORT	HLR: absent subscriber	219
HANDSET	HLR: called user off	220
HANDSET	home gateway busy / flow limit, or terminal state abnormal	255
HANDSET	user unreachable: not in service or terminal out of service	601
HANDSET	terminal out of service	701
HANDSET	off, incoming barred, or temporary error	602
HANDSET	Macao one-card-two-numbers secondary number; only deliverable while in the mainland	UNDELIV:680
SUPPORT	channel balance insufficient	REJECTD*704
HANDSET	suspended	801
HANDSET	not in service, out of service or off	760
SUPPORT	unknown error: temporary error (flow control)	999
HANDSET	off etc.	760
HANDSET	not in service or out of service	765
SUPPORT	temporary error	713
SUPPORT	terminal problem, no confirmation	UNDELIV*614
TOP_UP	delivery failed because user is in arrears	771
SUPPORT	no such part on terminal: keyword interception	REJECTD*003
HANDSET	terminal message memory full	UNDELIV*615
HANDSET	per-number delivery volume exceeded	UNDELIV*660
HANDSET	not in service / suspended	EXPIRED*660
HANDSET	not in service, suspended or off	MK:12	MK:1	MK:24	MK:-74
NUMBER	number format wrong	MB:0031
HANDSET	failure caused by number porting	MK:100C
SUPPORT	signature error; signature intercepted by carrier: violation, or unregistered / mis-intercepted	SIGNERR
SUPPORT	carrier gateway blacklist: complaint record or replied TD	ME:237
HANDSET	number state abnormal; number problem: not in service, off or suspended	2:12
HANDSET	number state abnormal: off, suspended, or SMS blocked	2:24
UNSUBSCRIBED	gateway blacklist: complaint or opt-out	2:70
UNBLOCK_CARRIER	carrier blacklist: complaint or opt-out	2:86
SUPPORT	keyword interception: content hit a review keyword and went to review	BLKLIST	TREFUSE
SUPPORT	complaint blacklist: user complained about messages of this channel	431082
SUPPORT	sensitive word: content intercepted for a sensitive word	F123
SUPPORT	intercepted: content intercepted for a sensitive word	M2:0042
LATER	30-second resend filter: same content to same number repeated	M2:0043
RATE	per-handset count control: over frequency	M2:0046
RATE	anti-attack control for codes: codes of different signatures sent at the same time	M2:0047
HANDSET	invalid number	M2:0040
CONTENT	message too long	M2:0006
SUPPORT	blacklist	M2:0045
CONTENT	empty content	M2:0044
SUPPORT	absolute keyword interception: keyword interception	M2:0051
SUPPORT	intercepting template: content matched an intercepting template	M2:0055
SUPPORT	blacklisted number	ERR-201
SUPPORT	content intercepted	ERR-202
CONTENT	content review failed	ERR-203
RATE	number over limit: over frequency	ERR-205
RATE	same content too many in the period: over frequency	ERR-206
SUPPORT	blacklisted number: number blacklisted	ERR-207
SUPPORT	blacklisted number: signature blacklist	ERR-208
UNSUBSCRIBED	blacklisted number: marketing blacklist	ERR-210
SUPPORT	blacklisted number: number with many complaints	ERR-211	ERR-213	ERR-214	ERR-215	ERR-216	ERR-217	ERR-218	ERR-219
HANDSET	number segment does not exist: invalid number	ERR-212
LATER	5-minute frequency exceeded: over frequency within 5 minutes	ERR-221
LATER	60-minute frequency exceeded: over frequency within 60 minutes	ERR-222
LATER	24-hour frequency exceeded: over frequency within 24 hours	ERR-223
SUPPORT	number portability failure: number-portability failure	ERR-229
SUPPORT	gateway blacklist	UT:0006
SUPPORT	supplier blacklist	WBList
`;
