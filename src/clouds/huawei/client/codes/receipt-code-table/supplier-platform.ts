// Huawei: L3515-3525.
/** Of the platform of the suppliers. */
export const supplierPlatformTable = `
LATER	per-minute limit: too many messages to this number within one minute	MILIMIT
LATER	per-number limit: daily per-number cap reached	LIMIT	BEYOND
CONTENT	keyword interception: content has a sensitive keyword (e.g. names of state leaders)	KEYWORD
UNBLOCK	number blacklist; number blacklisted: it replied an opt-out or its owner complained to the ministry	BLACK	TDBLACK	TSBLACK	MBBLACK
SUPPORT	per-number limit: per-number cap reached	CTLIMIT
`;
