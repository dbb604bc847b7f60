import type { Statistics } from "../../statistics/source";

export const statistics: Statistics = {
  none: "no call counts messages; what became of each is told by its receipt alone",
};
