// Huawei: L5093-5306.
/** Of China Telecom. */
export const chinaTelecomTable = `
HANDSET	abnormal user state (suspended, barred etc.)	UNDELIV:680	UNDELIV:636	UNDELIV:726	UNDELIV:718	UNDELIV:880	UNDELIV:634	UNDELIV:001	UNDELIV:620	UNDELIV:601	EXPIRED:602	UNDELIV:640	UNDELIV:705	EXPIRED:760	EXPIRED:601	UNDELIV:869	UNDELIV:602	UNDELIV:614	EXPIRED:702	EXPIRED:640	UNDELIV:702	UNDELIV:815	UNDELIV:771	UNDELIV:711	UNDELIV:627	UNDELIV:814	UNDELIV:660	UNDELIV:613	UNDELIV:619
CARRIER	message validity expired	EXPIRED:010	EXPIRED:619	EXPIRED:999
CARRIER	carrier internal error	EXPIRED:614	EXPIRED:618	EXPIRED:613	EXPIRED:617	EXPIRED:660	EXPIRED:612
HANDSET	not in service, suspended or off	UNDELIV:701	UNDELIV:802	UNDELIV:801
NUMBER	rejected for some reason	REJECTD:006
CARRIER	give the concrete number to customer service to check with the carrier	UNDELIV:999	UNDELIV:713	UNDELIV:615	UNDELIV:765	UNDELIV:899	EXPIRED:001	UNDELIV:612	UNDELIV:714
HANDSET	rejected for some reason	REJECTD:706
CARRIER	rejected for some reason	EXPIRED:615
HANDSET	carrier internal error	UNDELIV:870
HANDSET	delivered normally, but report lost to gateway overflow at peak	IC:0015
HANDSET	not in service or invalid number	Deliver
HANDSET	expired (long off or out of coverage)	EXPIRED
CARRIER	system busy	SMGPERR:1
CARRIER	max connections exceeded	SMGPERR:2
CARRIER	system timeout	SMGPERR:3
CARRIER	sending failed	SMGPERR:4
PARAM	message structure error, China Telecom gateway internal error	SMGPERR:10
CARRIER	command word error, China Telecom gateway internal error	SMGPERR:11
CARRIER	sequence number error	SMGPERR:12
CARRIER	reserved, China Telecom gateway internal error	SMGPERR:13-19	SMGPERR:23-29	SPMSERR:126
HANDSET	wrong IP address	SMGPERR:20
HANDSET	authentication error	SMGPERR:21
CARRIER	version mismatch, China Telecom gateway internal error	SMGPERR:22
CARRIER	illegal message type (MsgType)	SMGPERR:30
CONTENT	illegal priority	SMGPERR:31
NUMBER	illegal FeeType	SMGPERR:32
NUMBER	illegal FeeCode	SMGPERR:33
CONTENT	illegal MsgFormat	SMGPERR:34
CONTENT	illegal time format	SMGPERR:35
CONTENT	illegal MsgLength	SMGPERR:36
CARRIER	validity expired	SMGPERR:37
CARRIER	illegal QueryType	SMGPERR:38
CARRIER	routing error	SMGPERR:39
NUMBER	illegal FixedFee	SMGPERR:40
NUMBER	illegal ServiceID	SMGPERR:43
NUMBER	illegal ValidTime	SMGPERR:44
NUMBER	illegal AtTime	SMGPERR:45
NUMBER	illegal SrcTermID	SMGPERR:46
NUMBER	illegal DestTermID	SMGPERR:47
NUMBER	illegal ChargeTermID	SMGPERR:48
NUMBER	illegal SP code	SMGPERR:49
CARRIER	not a prepaid user	SMGPERR:50
CARRIER	wrong tariff code	SMGPERR:51
CARRIER	prepaid number not yet registered	SMGPERR:52
CARRIER	SP not registered	SMGPERR:53
CARRIER	prepaid account unavailable (frozen etc.)	SMGPERR:54
CARRIER	charging failed	SMGPERR:55
CARRIER	unknown error	SMGPERR:56-111	SMGPERR:117-255
CARRIER	terminal storage part missing	SMGPERR:112
CARRIER	terminal storage full	SMGPERR:113
CARRIER	encryption mode unsupported by terminal	SMGPERR:114
CARRIER	illegal IIType	SMGPERR:115
CARRIER	China Mobile gateway internal error	ID:0013
CARRIER	illegal ICode	SMGPERR:116
CARRIER	China Telecom: suspended or off	SMGPERR:134
CARRIER	error after ISMAP conversion (×××× = ISMAP code)	SMGPERR:12××××
CARRIER	message-filter system error (×××× = its code)	SMGPERR:13××××
NUMBER	phone number does not exist	SPMSERR:100
NUMBER	wrong phone number	SPMSERR:101
TOP_UP	user suspended	SPMSERR:102
TOP_UP	user in arrears	SPMSERR:103
CARRIER	user has no right to use the service	SPMSERR:104
CARRIER	service code (yewu) wrong	SPMSERR:105
CARRIER	service code (fuwu) wrong	SPMSERR:106
CARRIER	service does not exist	SPMSERR:107
CARRIER	service suspended	SPMSERR:108
CARRIER	service category does not exist	SPMSERR:109
CARRIER	service category not yet opened	SPMSERR:110
CARRIER	service not yet opened	SPMSERR:111
CARRIER	SP code wrong	SPMSERR:112
CARRIER	SP does not exist	SPMSERR:113
CARRIER	SP suspended	SPMSERR:114
CARRIER	user has not ordered the service	SPMSERR:115
CARRIER	user's order suspended	SPMSERR:116
CARRIER	service not open to this user	SPMSERR:117
CARRIER	user already ordered the service	SPMSERR:118
CARRIER	user cannot cancel the service	SPMSERR:119
CARRIER	bill record format error	SPMSERR:120
SUBSCRIBE	no such service type	SPMSERR:121
HANDSET	reception abnormal	SPMSERR:122
CARRIER	service price negative	SPMSERR:123
CARRIER	service price format error	SPMSERR:124
CARRIER	service price out of range	SPMSERR:125
CARRIER	response timed out	SPMSERR:127
CARRIER	gateway processing system error	SPMSERR:128
CARRIER	prepaid authentication failed	SPMSERR:129
CARRIER	no user data in BOSS	SPMSERR:130
CARRIER	BOSS data sync error	SPMSERR:131
CARRIER	related information does not exist	SPMSERR:132
CARRIER	user data sync error	SPMSERR:133
CARRIER	SP data sync error	SPMSERR:134
CARRIER	service data sync error	SPMSERR:135
HANDSET	number not in service	SPMSERR:136
CARRIER	pseudo-code information error	SPMSERR:137
CARRIER	user information does not exist	SPMSERR:138
CARRIER	no status report returned	SPMSERR:139
CARRIER	downlink serviceid differs from uplink serviceid	SPMSERR:140
CARRIER	monthly fee charge failed (trial or already charged)	SPMSERR:141
CARRIER	billing mode unsupported	SPMSERR:142
CARRIER	SP under test, inaccessible	SPMSERR:143
CARRIER	cannot send to this user: no subscription or no recent access	SPMSERR:144
CARRIER	linkId wrong	SPMSERR:145
CARRIER	gateway delivery failed, timeout record	SPMSERR:146
CARRIER	SP downlink parameter error	SPMSERR:147
CARRIER	billing data not found	SPMSERR:148
CARRIER	billing mode currently unsupported	SPMSERR:149
CARRIER	delivery count exceeds service limit	SPMSERR:150
CARRIER	no matching uplink or downlink record at charge confirmation	SPMSERR:151
CARRIER	user spending limit reached	SPMSERR:152
CARRIER	destination user not in the uplink content	SPMSERR:153
CARRIER	location service cannot be ordered via web	SPMSERR:154
CARRIER	reverse unsubscription failed despite a subscription	SPMSERR:155
CARRIER	reverse unsubscription: no subscription, but user ordered it before	SPMSERR:156
CARRIER	reverse unsubscription: no subscription and user never ordered it	SPMSERR:157
CARRIER	no right to reverse unsubscription	SPMSERR:158
CARRIER	no right to reverse ordering	SPMSERR:159
CARRIER	reverse ordering failed though no subscription exists	SPMSERR:160
CARRIER	reverse ordering: subscription already exists	SPMSERR:161
CARRIER	service has no direct-charge right	SPMSERR:162
UNBLOCK_CARRIER	user on blacklist	SPMSERR:163
CARRIER	reverse ordering of location service unsupported, China Telecom gateway internal error	SPMSERR:164
CARRIER	nationwide SPMS bulk request format error, China Telecom gateway internal error	SPMSERR:165
CARRIER	nationwide SPMS number error, China Telecom gateway internal error	SPMSERR:166
CARRIER	rating/authentication system error, China Telecom gateway internal error	SPMSERR:255
HANDSET	user unreachable, China Telecom gateway internal error	SPMSERR:301
LATER	user busy, China Telecom gateway internal error	SPMSERR:302
NUMBER	no such part on terminal, China Telecom gateway internal error	SPMSERR:303
NUMBER	illegal user, China Telecom gateway internal error	SPMSERR:304
UNBLOCK_CARRIER	user on SMC blacklist	SPMSERR:305
CARRIER	system error, China Telecom gateway internal error	SPMSERR:306
MEMORY	user memory full, China Telecom gateway internal error	SPMSERR:307
NUMBER	non-messaging terminal, China Telecom gateway internal error	SPMSERR:308
CARRIER	data error, China Telecom gateway internal error	SPMSERR:309
CARRIER	data lost, China Telecom gateway internal error	SPMSERR:310
CARRIER	unknown error, China Telecom gateway internal error	SPMSERR:999
CARRIER	TD-reply blacklist or wrong number	CMPP20ERR:9
UNBLOCK_CARRIER	blacklist	BLACKMB	BwList
CONTENT	limit: same content 2 per day, different content 10 per day per number	REFUSED
RATE	limit: 10 per day per number	MX:0003
RETRY	network timeout, not submitted to server	ROUTEERR
CONTENT	same content to same number over twice	WZ:9413
HANDSET	number problem: not in service or suspended	601
CARRIER	channel control, no channel available	MO.0005
`;
