// Baidu: specification 2, L2725.
/** How long Baidu remembers the clientToken of a create. */
export const tokenLifetimeMs = 24 * 60 * 60 * 1000;
