/** Packages that every command of the command line loads, and its bundle therefore holds: to find a package takes as long as to run it. */
export const ofEveryStart = ["commander", "picocolors"];
