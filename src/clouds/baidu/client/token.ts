/** How long Baidu remembers the clientToken of a create (specification section 2, seed L2725). */
export const tokenLifetimeMs = 24 * 60 * 60 * 1000;
