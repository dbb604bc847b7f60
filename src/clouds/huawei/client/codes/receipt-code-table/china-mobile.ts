// Huawei: L4336-4826.
/** Of China Mobile. */
export const chinaMobileTable = `
SUPPORT	handset could not receive one part of a long message, concatenation failed	MA:0036
HANDSET	not in service, suspended or off	MI:0015	MN:0011	MN:0054	MI:0011	MI:0005	MN:0059	MI:0004	MI:0084	MI:0017	MN:0029	MI:0055	MI:0054	MK:0075	MN:0022	MN:0012	MI:0059	MN:0050	MI:0029
HANDSET	terminal fault	MI:0020
HANDSET	customer terminal fault	MI:0051
HANDSET	off	MI:0083	MI00029	IB:0064
SUPPORT	message submission failed	MK:1001
SUPPORT	keyword interception: content hit a review keyword and went to review	MK:1004
HANDSET	external gateway refused (response not 0)	MK:1006
HANDSET	submitted to gateway, response timed out	MK:1007
NUMBER	SP sent too many messages to the same number	MK:1008
NUMBER	number segment not recognised by the gateway group	MK:100B
SUPPORT	sub-port shut down	DB00108
RATE	per-number monthly cap exceeded	DB00143
CARRIER	network-management routing error	MB:0010
HANDSET	number not in service	MK00001
CARRIER	carrier internal error	MN:0075	MN00001	MI:0081	MN:0052	IA:0073	MI:00029	MN:0055	MN:0053	MI:0041	MI:0064	MN:0098	MN:0019	MI:0030	MI:0023	MI:0002	MI00036	IB:0013	MN:0009	MI:0038	MI:0048
HANDSET	carrier internal error	MC00151
HANDSET	called number wrong or restricted	ERR:NUM	ERR:NUM:006
NUMBER	illegal device	MI:0012
CARRIER	submission to the upstream channel failed	MX:0002
NONE	message expired in SMC	MI00000
UNBLOCK_CARRIER	carrier blacklist	DB:0164
CARRIER	delivery to terminal failed (ErrorinMS)	MI:00020
HANDSET	out of coverage or memory full	MC:0055:006
HANDSET	response timed out	MI:0056
MEMORY	handset memory full	MI00022
HANDSET	out of coverage or memory full	MC:0055:000
CARRIER	unexpected response from HLR	MK:0084
UNBLOCK_CARRIER	destination intercepted on global blacklist	DB00144
HANDSET	unexpected response from VMSC	MI:0099
UNBLOCK_CARRIER	carrier internal error	MI:0089	MI:0063
HANDSET	VMSC: remote address unreachable	MI:0090
HANDSET	terminal suspended	MN00013
CARRIER	unknown message state	UNKNOWN
HANDSET	roaming restricted	MI:0052
LATER	max send count exceeded or handset memory full	MB:1031
SUBSCRIBE	terminal has no SMS service	MK00011
CARRIER	VMSC: potential version mismatch	MK:0088
CARRIER	handset currently off	MN:0041
CARRIER	handset currently suspended (text cut off in the source)	MK:0090
NUMBER	not in service or non-existent number	XL:169
LATER	destination handset off at delivery	MK:0024
CONTENT	keyword failure	DB:0309	19
UNBLOCK_CARRIER	number blacklisted	MN:0139	DB:0141
CARRIER	China Mobile internal error	MC:0015	MI:0037	MI:0045	MI:0660	MC、MI	CA:0051	CA:0052	CA:0054	CA:0111	CB:0016	CB:0018	CB:0022	DB:0107	DB:0122	DB:9001	DB:9007	IB:0009	IB:0070	IB:0100	IB:0113	IB:0255	IC:0154
MEMORY	MS storage full	MI:0022
CARRIER	VMSC network fault	MI:0036
TOP_UP	calls barred, e.g. suspended	MI:0013
NUMBER	absent subscriber	MI:0029
HANDSET	long off / out of coverage so the message expired	MI:0057
CARRIER	teleservice unsupported, e.g. SMS not enabled (suspended etc.)	MK:0011
CARRIER	China Mobile internal error, hardware protocol	MA:0053
RATE	service gateway exceeded the flow limit	DB:9007
CARRIER	network abnormal	DB:9001
HANDSET	same as UNDELIV	MK
HANDSET	same as EXPIRED	MI
CARRIER	invalid scheduled time, China Mobile internal error	MB:0066
CARRIER	wrong destination address, China Mobile internal error	MB:0065
CARRIER	invalid SYSTEMID, China Mobile internal error	MB:0020
CARRIER	SMSC-vendor-defined code, China Mobile internal error	MA:0191
CARRIER	timed out without response, China Mobile internal error	MA:0054
CARRIER	connection not established, China Mobile internal error	MA:0051
CARRIER	network disconnected or peer closed port, China Mobile internal error	IB:0070
CARRIER	forwarding decision error, China Mobile internal error	IB:0009
CARRIER	flow-control error, China Mobile internal error	IB:0008
NUMBER	user's monthly fee limit exceeded	MB:0008
LATER	monthly-package third-party downlink limit exceeded	DB:0142
CARRIER	user has not ordered the service	DB:0140
UNBLOCK_CARRIER	user on blacklist	DB:0139
CARRIER	user information does not exist	DB:0138
CARRIER	pseudo-code information error	DB:0137
PARAM	wrong user password	DB:0136
CARRIER	service data sync error	DB:0135
CARRIER	SP data sync error	DB:0134
CARRIER	user data sync error	DB:0133
CARRIER	related information does not exist	DB:0132
CARRIER	BOSS data sync error	DB:0131
CARRIER	no user data in BOSS	DB:0130
CARRIER	top-up / reversal failed	DB:0128
TOP_UP	user has insufficient balance	DB:0127
CARRIER	user is not a Shenzhouxing (prepaid) user	DB:0126
CARRIER	service price out of range	DB:0125
CARRIER	service price format error	DB:0124
CARRIER	service price negative	DB:0123
CARRIER	reception abnormal	DB:0122
CARRIER	no such service type	DB:0121
CARRIER	bill record format error	DB:0120
CARRIER	user cannot cancel the service	DB:0119
CARRIER	user already ordered the service	DB:0118
CARRIER	service not open to this user	DB:0117
SUBSCRIBE	user's order suspended	DB:0116
SUBSCRIBE	user has not ordered the service	DB:0115
CARRIER	SP suspended	DB:0114
CARRIER	SP does not exist	DB:0113
CARRIER	SP code wrong	DB:0112
CARRIER	service not yet opened	DB:0111
CARRIER	service category not yet opened	DB:0110
CARRIER	service category does not exist	DB:0109
CARRIER	service suspended	DB:0108
CARRIER	service does not exist	DB:0107
CARRIER	service code (fuwu) wrong	DB:0106
CARRIER	service code (yewu) wrong	DB:0105
CARRIER	user has no right to use the service	DB:0104
TOP_UP	user in arrears	DB:0103
TOP_UP	user suspended	DB:0102
NUMBER	wrong phone number	DB:0101
NUMBER	phone number does not exist	DB:0100
CARRIER	China Mobile internal error, timed out without response	DA:0054	CA:0054
HANDSET	user does not exist, number invalid or not in service	CB:0053
CARRIER	user expired	CB:0047
CARRIER	China Mobile internal error, SCP interconnection failed	CB:0022
CARRIER	China Mobile internal error, duplicate billing msgid	CB:0018
PARAM	China Mobile internal error, parameter error	CB:0016
TOP_UP	insufficient balance, cannot be charged (two consecutive failed monthly bills)	CB:0007
CARRIER	PPS user state abnormal (never used, card blocked, retention, lost); account data abnormal	CB:0005
CARRIER	not a prepaid user, number invalid or not in service (text corrupted in the source)	CB:0001
CARRIER	China Mobile internal error, SCP-vendor-defined code	CA:0111
CARRIER	China Mobile internal error, not logged in	CA:0052
CARRIER	China Mobile internal error, connection not established	CA:0051
SUPPORT	carrier gateway keyword	KEYWORD
RATE	limits: 6 per minute per number, 50 per day same content, 100 per day per number	LIMIT
RATE	third submission of the same content to one number in a day is rejected	E:RPTSD
LATER	per-number code limits exceeded (2 per minute, 5 per hour, 10 per 24 h)	HD:29
CARRIER	user not registered for the service	IB:0011
LATER	sent outside the time range	ERRTIME
RATE	submission too fast	S:8	s:111
RATE	loan content: once per 3 days, twice per 7 days per number	SJ:9441
PARAM	max TCP (or HTTP) connections exceeded	9105
PARAM	wrong IP address	9104
CARRIER	name not found	9103
PARAM	user name not given	9102
PARAM	verification failed, usually user name / password / IP	9101
RATE	sending too frequent	9032
PARAM	too few destination numbers	9031
PARAM	too many destination numbers	9030
CARRIER	route interception	9029
CONTENT	target gateway does not support long messages	9028
SIGN	signature wrong	9027
CONTENT	content is not a long message	9026
CONTENT	encoding error	9025
CONTENT	structure error, usually long messages	9024
CARRIER	ProtocolID error	9023
CARRIER	user may not send long messages (EsmClass error)	9022
CARRIER	message number error (PacketIndex)	9021
NUMBER	number segment error	9020
CARRIER	cannot split or split error	9019
CARRIER	validity time error	9018
LATER	scheduled time error	9017
CARRIER	no delivery gateway	9016
CARRIER	routing error	9015
CONTENT	content too long	9014
NUMBER	wrong destination (phone number)	9013
CARRIER	content error	9012
CARRIER	unknown command	9002
LATER	platform flow rate exceeded	SME8
NUMBER	regional gateway refused	MN:0001
UNBLOCK_CARRIER	channel-141 blacklist	HD:19	HD:29
CARRIER	no signature or no opt-out text	MF:9027
HANDSET	message rejected	MN:0017
UNBLOCK_CARRIER	channel-148 blacklist	ST1RESP:19	SME19	HD:0001
UNBLOCK_CARRIER	channel-142 blacklist	etos:402
CARRIER	regional blocking on channel 143	MN:0174
CARRIER	submission too fast	DI:0145
CARRIER	content length illegal (1–70 characters; split long messages)	CMPP20ERR:6
LATER	China Mobile internal adjustment error	GG:1000
CARRIER	over frequency, sensitive/marketing content, or blacklist (liftable)	2
CARRIER	gateway-specific; on 143 content not sendable, elsewhere no gateway configured	NOROUTE
CONTENT	industry account sent marketing content	DB:0309
HANDSET	gateway error usually caused by the number (off over 24 h, not in service)	3
CARRIER	timed out connecting to gateway	TIMEOUT
CARRIER	IP authentication error	AP:2
CARRIER	authentication error	AP:3
CARRIER	wrong version number	AP:4	CNN:4
CARRIER	wrong tariff code	AP:5	AP:15	CNN:15
CONTENT	wrong message length	AP:6
PARAM	wrong service code	AP:7
RATE	submission flow exceeded	AP:8
CARRIER	wrong MSG_FORMAT	AP:9
CARRIER	wrong originating number	AP:10
CARRIER	wrong destination number	AP:12
LATER	delivery forbidden in this time window	AP:16
SIGN	signature invalid	AP:17
LATER	143 members / 121 loans; marketing: 5 same content, 30 different per 24 h; loan: 1 per 24 h	BEYONDN
HANDSET	invalid or number not in service	CB:0001	CB:0053	DB:0101
CARRIER	user account data abnormal	CB:0005
TOP_UP	insufficient balance	CB:0007
CARRIER	expired user	CB:0047
CARRIER	wrong message packet	CNN:1
CARRIER	wrong IP	CNN:2
CARRIER	verification error	CNN:3
CARRIER	other error	CNN:5
CARRIER	wrong access point	CNN:6
CARRIER	wrong state	CNN:7
PARAM	too many connections	CNN:21
CARRIER	internal error	CNN:100
LATER	channel-180 uplink routing failed	CMPP20ERR:1
CARRIER	sensitive word interception	CMPP20ERR:3
LATER	concurrency limit exceeded (rare)	CMPP20ERR:8	DI:9909
HANDSET	gateway suspended, or number malformed (e.g. one digit short)	CMPP20ERR:11
SUPPORT	signature at risk of SMS bombing	CJ:007
HANDSET	suspended	DB:0102	MI:0013	MI:0024
CARRIER	service suspended, China Mobile internal error	DB:0108
CARRIER	China Mobile gateway internal error	DB:1150	ID:0070	MA:0072	MA:0073	MB:0019	MB:0020	MB:0065	MB:0070	MB:0077	MB:0088	MB:0145	MB:0147	MB:0192	MB:1042	MC:0015	MC:0199	MC:0021	MC:0055	MC:0151	MH:0000	MI:0000	MI:0008	MI:0022	MI:0036	MI:0045	MI:0057	MI:0255	MJ:0000	MK:0008	MK:0009	MK:0011	MK:0013	MK:0015	MK:0022	MK:0029	MK:0036	MK:0053	MK:0057	MK:0255	MN:0020
CONTENT	illegal content, filter rule triggered	DI:9402
UNBLOCK_CARRIER	blacklist	DI:9403	DBBLACK	MA:0001	MBBLACK	BLACK	HD:0001	YX:9403
CARRIER	same content to same number more than twice within 10 s	DI:9413
CONTENT	content judged high-risk or suspected fraud	DI:9415	DI:9416	DI:9422	DI:9423	DI:9427
CONTENT	content empty, rejected automatically	DI:9428
SIGN	rejected for a signature problem	DI:9429
CONTENT	long message submitted incompletely	DI:9430
SIGN	signature blocked at gateway after complaints or bombing	DI:9431
LATER	max 1 per minute per number (anti-complaint)	DI:9432
LATER	max 3 per hour per number (anti-complaint)	DI:9433
LATER	max 6 per day per number (anti-complaint)	DI:9434
NUMBER	illegal destination (wrong phone number)	DI:9501
RATE	message count exceeded	DISTURB
UNSUBSCRIBED	unsubscribed	HAVBEEN
CARRIER	flow-control error between gateways	IB:0008
CONTENT	BADCONT: illegal content	MA:0002
CARRIER	NOROUTE: no downstream route	MA:0003
CARRIER	UNKNOWN: unknown error	MA:0004
CARRIER	ERRISDN: wrong number	MA:0005
CARRIER	REJECTD: rejected	MA:0006
CARRIER	UNDEFND: undefined error	MA:0009
CARRIER	DEDUCT: internal system error	MA:0010
CARRIER	INTERNALERR: internal system error	MA:0011
CARRIER	DEDISHING: anti-phishing limit	MA:0012
CARRIER	BADSEQUENCE: wrong packet sequence	MA:0013
CARRIER	BADOPSEGMENT: wrong outgoing-point number	MA:0014
NUMBER	INVALIDISDN: number format error	MA:0021
LATER	temporary blacklist (over 3 to a number in 30 min; lasts 30 min)	MA:0022
UNBLOCK_CARRIER	CLIENTBLACK: blacklist (rare)	MA:0023
CARRIER	number no longer valid	MI:0010
HANDSET	M-codes (Mobile): mostly handset side; off, suspended, weak signal, out of coverage, invalid number	MI:xxxx	MN:xxxx	MM:xxxx	MK:XXXX
HANDSET	China Mobile: suspended or off	MK:0004	MK:0005
HANDSET	off or out of coverage, handset signal	MK:0010
CARRIER	outgoing point failed to submit	MO:0255
CARRIER	NNNN is the return value of the outgoing point	MO:NNNN
UNBLOCK_CARRIER	channel-030 notification blacklist	MOBFAIL
UNBLOCK_CARRIER	channel-449 blacklist	MY:0001
RATE	too many (codes: over 3 in 3 minutes or 30 a day)	MY:0004
NONE	no opt-out text	NOTITLE
CONTENT	rejected for a sensitive word	REJECT
CARRIER	rejected by the gateway for some reason	REJECTD
SIGN	signature wrong or not registered	SIGFAIL
UNBLOCK_CARRIER	channel-030 blacklist for codes/notifications	W-BLACK
CONTENT	member marketing: long message incomplete	YX:9430
NUMBER	member marketing: wrong phone number	YX:9501
LATER	member marketing: same content to same number over twice in 10 s	YX:9413
SIGN	member marketing: signature blocked, suspected code bombing	YX:9431
CONTENT	member marketing: sensitive word	YX:9415
SIGN	signature not registered	CMPP20ERR:40
CARRIER	submission to carrier too fast	DI:0008
CARRIER	illegal tariff code, China Mobile internal error	CMPP2OERR:38
HANDSET	handset off / suspended	CL26:1	IC:0055
LATER	10658: only 2 messages per 30 minutes per number	CL26:-15
CONTENT	10658139: content keyword interception	Z:-7
UNSUBSCRIBED	10658139: gateway blacklist	CL26:-13
CARRIER	signature suspended by China Mobile: no CAPTCHA on site, complaints or bombing	CL26:-36
RATE	10 per day per number	CL26:-37
LATER	10658 submission timed out, unstable network	CL26:-99
HANDSET	I-codes: handset reachable but signal prevented connection	IA:xxxx
HANDSET	handset suspended	MC:0001
MEMORY	inbox full	MB:1041
SIGN	10658 message without signature	138
SUPPORT	signature blocked by China Mobile	139
RATE	same content repeated too soon	140
CONTENT	illegal characters in content	143
RATE	over 4 messages per hour to the number	141
RATE	over 10 messages per day to the number	142
CARRIER	no right to customise mail content	137
LATER	codes of more than two signatures for one number in 30 min: the third fails (anti-bombing)	CL26:-35
MEMORY	handset memory or inbox full	11
HANDSET	handset side: not in service or abnormal number	12
SIGN	no signature	CMPP20ERR:12
CARRIER	China Mobile gateway error	DA:0084
RATE	codes: over 2 per 90 s, 4 per hour or 10 per day; other content: blacklist; if in bulk: sensitive words	UNDELIVE
UNBLOCK_CARRIER	blacklist of repeated complainers to China Mobile or the ministry	DB:0141
SIGN	signature lacks the 【】 marks	CMPP20ERR:42
RATE	Guangdong Mobile random check of bulk content, landed block	ID:0076
UNBLOCK_CARRIER	blacklist: malicious complaint record at China Mobile	MB:1077
UNBLOCK_CARRIER	malicious-complaint blacklist	DB:Black
CARRIER	China Mobile internal error, occasional	DB:0106
UNBLOCK_CARRIER	channel-150 blacklist	ZJLT:099
CONTENT	gateway feedback: sensitive word	WordER
CARRIER	voice SMS not submitted to carrier	CL29ERROR
HANDSET	usually off, suspended, out of coverage; rarely regional blocking	MK:0012
CARRIER	number not yet activated at China Mobile	CMPP3OERR:169
SIGN	channel 138: no signature	ZD1Resp:111
CARRIER	handset–gateway connection failed	IC:0151
LATER	channel 138: 50 per number, 10 for codes	E:ODDL
CARRIER	channel 138: signature blocked	ZD1Resp:401
CONTENT	phishing-content sensitive word	CJ:0007
RATE	channel 138: 50 marketing messages per month	E:ODML
CARRIER	content went to manual review and was refused by the carrier	CJ:0008
LATER	channel-141 code blacklist (over 1/min, 5/h or 10/day to one number)	ST1RESP:29
CARRIER	verification code abnormal, delayed	DI:9414
UNSUBSCRIBED	channel-114 blacklist	TUIDING
CARRIER	channel 107: too frequent	DI:0029
CARRIER	channel 141: volume exceeded	CJ:0006
UNBLOCK_CARRIER	channel-143 blacklist	MF:9403
CARRIER	channel 142: China Mobile error	CL31RESP:5018
UNBLOCK_CARRIER	channel-122 blacklist	YX:0019
`;
