/** The engines' names of systems and processors. */
const systems: Readonly<Record<string, string>> = { win32: "windows" };
const processors: Readonly<Record<string, string>> = { x64: "amd64", ia32: "386" };

/** This machine, as engines and registries call it, e.g. `linux_amd64`. */
export const ownPlatform = `${systems[process.platform] ?? process.platform}_${processors[process.arch] ?? process.arch}`;

/** What a release is made for. */
export const releasePlatforms = ["darwin_amd64", "darwin_arm64", "linux_amd64", "linux_arm64", "windows_amd64", "windows_arm64"] as const;
