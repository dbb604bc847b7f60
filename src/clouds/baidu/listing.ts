/** What can be known of objects that no call lists. */
export const unlisted = {
  impossible: "None of Baidu's documented calls lists signatures or templates",
  waysLeft: "Their ids stand in Baidu's console, which exports its tables: name them from there, or in a file that holds one a line.",
} as const;
