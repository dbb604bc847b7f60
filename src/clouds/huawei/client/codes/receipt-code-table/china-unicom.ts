// Huawei: L4827-5092.
/** Of China Unicom. */
export const chinaUnicomTable = `
HANDSET	not in service or non-existent number	1
HANDSET	Src:ID wrong (not in service, off, suspended, restricted or forwarded)	10
HANDSET	billing number invalid (user no longer uses it)	24
HANDSET	number suspended	5	45	36
HANDSET	user information wrong	29
CARRIER	service code not assigned for this access number	13
HANDSET	monthly-fee authentication failed (suspended or cancelled)	93
HANDSET	handset off	4
HANDSET	user off	54	51	-37	53
CARRIER	carrier internal error	59	23	17	22	90	-74	57	14	48	63	73	32	40	116	21
HANDSET	out of coverage	15	55	86	89	64	88	70
CARRIER	handset does not support SMS	27	SGIP:27
HANDSET	temporarily suspended	20	98	99
HANDSET	number not in service	67	61	-1	SGIP:2:12	RP:1	SGIP:1	SGIP:33	SGIP:67	LT:0001
HANDSET	authentication failed: user cancelled or non-existent	95
CARRIER	supply the concrete number (source text cut: "to sms")	92	255	100	46
HANDSET	suspended	50	RP:182	RP:11	SGIP:13
CONTENT	message length wrong	8	SGIP:8
HANDSET	memory full	79
HANDSET	illegal sequence number (duplicate or format)	9
CARRIER	blacklisted user	69
SUBSCRIBE	user not subscribed	18
SUBSCRIBE	handset has no SMS function	44	118
MEMORY	memory full	43	-43
SUBSCRIBE	terminal cannot receive SMS	52
SUBSCRIBE	illegal device	31
SUBSCRIBE	number restriction	75
TOP_UP	suspended for arrears	56
HANDSET	terminal off, suspended or temporarily unreachable	219
SUBSCRIBE	terminal out of service	182
HANDSET	suspended, out of service or incoming barred	213
NUMBER	145 segment: not in service or non-existent	72
PARAM	channel-98 member marketing: extension code longer than 20 digits	188
CARRIER	unspecified TP-Command error; check TP-Command	175
CARRIER	per-user queue limit 50	164
CARRIER	MSC no answer, SMC returned no report	148
HANDSET	MS reception failed: handset problem (reboot, software)	115
CARRIER	channel-98 member marketing; SMC delivery failed (10 SM send failure / 254 delivery failure)	110
MEMORY	channel-98 member marketing; handset storage full	117
HANDSET	channel-98 member marketing; user off	124
HANDSET	channel-98 member marketing; out of coverage	108
CARRIER	channel-98 member marketing; caller has no calling right	106
CARRIER	channel-98 member marketing; calls barred, SMS barred for the user	105
SUBSCRIBE	channel-98 member marketing; SMS not enabled on the handset	104
CARRIER	channel-98 member marketing; illegal user (authentication failed)	103
CARRIER	channel-98 member marketing; user not opened in HLR (not in service)	101
MEMORY	destination storage full	RP:92
UNBLOCK_CARRIER	blacklist	RP:67	RP:86	SGIP:34
HANDSET	handset problem: off, suspended etc.	RP:12	RP:54	RP:27	RP:22	RP:20	RP:17	RP:15
HANDSET	handset problem	RP:5
CARRIER	unknown error	RP:90	RP:8
HANDSET	receipt overdue (over 48 h counts as failed); off, abnormal or restricted	RP:59	RP:55
HANDSET	number problem: invalid or suspended	RP:23
CARRIER	billing number invalid, China Unicom gateway internal error	SGIP:109
CARRIER	blacklisted user fails authentication (not enabled, pre-opened or cancelled states)	SGIP:110
CARRIER	MT SPMS authentication timed out, China Unicom gateway internal error	SGIP:111
CARRIER	monthly-bill SPMS authentication timed out, China Unicom gateway internal error	SGIP:112
CARRIER	packet format error: user number, CHARGENUMBER, SPNUMBER, CORPID or SERVICETYPE empty, or LINKID missing for a non-subscription service	SGIP:113
PARAM	USERCOUNT must be 1, China Unicom gateway internal error	SGIP:114
PARAM	SP may not set MOFLAG=3, China Unicom gateway internal error	SGIP:115
NONE	NOTIUSER packet will be sent, original flow ends; MO not forwarded to SP, China Unicom gateway internal error	SGIP:116
CARRIER	web-order command does not exist, China Unicom gateway internal error	SGIP:117
CARRIER	monthly bill intercepted, China Unicom gateway internal error	SGIP:118
CARRIER	duplicate monthly bill, China Unicom gateway internal error	SGIP:119
CARRIER	ordering failed, China Unicom gateway internal error	SGIP:120
CARRIER	unsubscription failed, China Unicom gateway internal error	SGIP:121
CARRIER	duplicate order, China Unicom gateway internal error	SGIP:123
CARRIER	duplicate on-demand order, China Unicom gateway internal error	SGIP:124
LATER	daily volume exceeded	SGIP:182
CARRIER	on-demand service does not support active downlink	SGIP:183
CARRIER	third-party ordering unsupported, China Unicom gateway internal error	SGIP:185
CARRIER	service in test state, non-test user, China Unicom gateway internal error	SGIP:186
CARRIER	service in abnormal state, China Unicom gateway internal error	SGIP:187
CARRIER	low-credit service, China Unicom gateway internal error	SGIP:188
CARRIER	user's order does not match the SP's downlink service code	SGIP:190
CARRIER	SP in abnormal state, China Unicom gateway internal error	SGIP:211
CARRIER	SP enterprise code does not exist, China Unicom gateway internal error	SGIP:212
CARRIER	SP may not send monthly charges, China Unicom gateway internal error	SGIP:213
CARRIER	SP not authorised in the user's city, China Unicom gateway internal error	SGIP:214
CARRIER	SP's port suspended in the user's city, China Unicom gateway internal error	SGIP:215
CARRIER	SP's fee collection suspended in the user's city, China Unicom gateway internal error	SGIP:216
CARRIER	SP IP illegal (HTTP reverse operation), China Unicom gateway internal error	SGIP:221
CARRIER	SP key invalid (HTTP reverse operation), China Unicom gateway internal error	SGIP:222
CARRIER	SP simulated MO order without order command, China Unicom gateway internal error	SGIP:225
CARRIER	system or data configuration error, illegal order-sync field, China Unicom gateway internal error	SGIP:231
CARRIER	service unsupported / command unknown, China Unicom gateway internal error	SGIP:248
CARRIER	help downlink unsupported, China Unicom gateway internal error	SGIP:249
CARRIER	bundled service cannot be unsubscribed	SGIP:251
CARRIER	system error	SGIP:254
CARRIER	default error	SGIP:255
CARRIER	other codes, China Unicom gateway internal error	SGIP:125-SGIP:255
CARRIER	service suspended	SGIP:-74
CARRIER	off	SGIP:-37
HANDSET	China Unicom return value (not in service, suspended, out of coverage)	CU开头的
PARAM	too many connections, China Unicom gateway internal error	SGIP:2	SGIP:3
HANDSET	suspended or off	SGIP:4	SGIP:36	SGIP:98
HANDSET	off	SGIP:5	SGIP:24	SGIP:56
NUMBER	illegal phone number	SGIP:6
CARRIER	message ID wrong	SGIP:7
CARRIER	illegal sequence number (duplicate or format)	SGIP:9
CARRIER	illegal operation GNS (off, suspended or blacklisted)	SGIP:10
CARRIER	node busy (queue full)	SGIP:11
HANDSET	China Unicom: suspended or off, sometimes unstable signal	SGIP:12
CARRIER	tariff type wrong	SGIP:14
HANDSET	China Unicom: suspended or off	SGIP:15	SGIP:20
CARRIER	destination unreachable	SGIP:21
CARRIER	routing error (route exists but misrouted)	SGIP:22
CARRIER	route does not exist	SGIP:23
HANDSET	user unreachable (out of coverage, off)	SGIP:25
MEMORY	handset memory insufficient	SGIP:26
CONTENT	member-marketing channel: content over 500 characters	ZD3Resp:120
CARRIER	handset error receiving the message	SGIP:28
CARRIER	no such user	SGIP:29
CARRIER	function not provided	SGIP:30
HANDSET	illegal device, China Unicom gateway internal error	SGIP:31
CARRIER	system failure, China Unicom gateway internal error	SGIP:32
CARRIER	signal problem; if in bulk, possibly sensitive words	LT:0002
CARRIER	gateway blocks Ruyitong users	SGIP:40
CONTENT	illegal content	SGIP:50
CARRIER	connection not established	SGIP:51
CARRIER	China Unicom gateway internal error	SGIP:52	SGIP:53	SGIP:60
CARRIER	timed out, no response	SGIP:54
CARRIER	status report wait timed out	SGIP:55
PARAM	login IP differs from the registered SP IP	SGIP:57
HANDSET	cannot be connected	SGIP:58	SGIP:61
HANDSET	number does not exist, suspended	SGIP:59
CARRIER	scheduled time already passed	SGIP:62
CARRIER	unrecognised FeeType	SGIP:63
CARRIER	send-service source authentication failed	SGIP:64
CARRIER	send-service destination authentication failed	SGIP:65
CARRIER	receive-service source authentication failed (10 messages already waiting)	SGIP:66
CARRIER	user authentication failed, China Unicom gateway internal error	SGIP:68
UNBLOCK_CARRIER	user on blacklist	SGIP:69
CARRIER	network disconnected or peer closed, China Unicom gateway internal error	SGIP:70
CARRIER	max node count exceeded, China Unicom gateway internal error	SGIP:71
CARRIER	no route found, China Unicom gateway internal error	SGIP:72
CARRIER	answer timed out, China Unicom gateway internal error	SGIP:73
CARRIER	delivery to SCP failed, China Unicom gateway internal error	SGIP:74
CARRIER	SCP authentication answer timed out, China Unicom gateway internal error	SGIP:75
CARRIER	information-security authentication failed, China Unicom gateway internal error	SGIP:76
CARRIER	max Submit count exceeded, China Unicom gateway internal error	SGIP:77
CARRIER	SPID empty, China Unicom gateway internal error	SGIP:78
HANDSET	weak signal, temporarily unreachable	SGIP:17
CARRIER	service type empty, China Unicom gateway internal error	SGIP:79
CARRIER	CPCode error, China Unicom gateway internal error	SGIP:80
CARRIER	send and receive interface identical, China Unicom gateway internal error	SGIP:81
CARRIER	routing loop, China Unicom gateway internal error	SGIP:82
CARRIER	receiver-side MTU exceeded, China Unicom gateway internal error	SGIP:83
CARRIER	resend to DSMP failed, China Unicom gateway internal error	SGIP:84
CARRIER	resend: DSMP busy, China Unicom gateway internal error	SGIP:85
CARRIER	DSMP busy and cache full (clear messages, reboot, retry), or gateway blacklist (owner texts hffs to 10655132)	SGIP:86
CARRIER	resend: DSMP flow control, China Unicom gateway internal error	SGIP:87
CARRIER	flow-control error, traffic over maximum	SGIP:88
CARRIER	flow-control error	SGIP:89
CARRIER	SGIP message pending, China Unicom gateway internal error	SGIP:90
CARRIER	SGIP report-request flag error, China Unicom gateway internal error	SGIP:91
CARRIER	SGIP MT flag error, China Unicom gateway internal error	SGIP:92
CARRIER	SGIP SP node number error, China Unicom gateway internal error	SGIP:93
CARRIER	no account configured, China Unicom gateway internal error	SGIP:94
CARRIER	authentication succeeded, China Unicom gateway internal error	SGIP:100
CARRIER	SPNumber does not match SP enterprise code, China Unicom gateway internal error	SGIP:101
CARRIER	SPNumber unassigned or illegal, China Unicom gateway internal error	SGIP:102
CARRIER	service code unassigned, China Unicom gateway internal error	SGIP:103
CARRIER	tariff type wrong, China Unicom gateway internal error	SGIP:104
CARRIER	service tariff rate wrong, China Unicom gateway internal error	SGIP:105
CARRIER	SP delivery to a non-subscribed user, China Unicom gateway internal error	SGIP:106
CARRIER	LinkID mismatch (MT vs MO), China Unicom gateway internal error	SGIP:107
CARRIER	suspended user fails authentication, China Unicom gateway internal error	SGIP:108
UNBLOCK_CARRIER	gateway blacklist	SK:8001
SUPPORT	gateway sensitive-word interception	MX:0004
`;
