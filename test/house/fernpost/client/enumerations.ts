export const statuses = ["waiting", "granted", "refused"] as const;
export type Status = (typeof statuses)[number];
