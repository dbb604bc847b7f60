// Huawei: L2949-3018.
/** Of the list of common codes, those that no other list has. */
export const commonTable = `
NONE	message accepted (interim): temporary state	ACCEPTD
SUPPORT	international recipient-channel check failed	E200025
SUPPORT	no channel matched for international recipient	E200026
`;
