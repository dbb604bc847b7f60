/** The sender of a first program's messages, as recipients see it. */
export const brand = "云上书店";
