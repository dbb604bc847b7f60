import type { World } from "../../src/ports/world";
import { systemDisk } from "../../src/system/disk";
import { systemWorld } from "../../src/system/world";

/**
 * The real world, but for what no scenario looks at and each of its runs waits for: the kernel's list of locks, which it makes once all cores
 * have paused, and the medium, which only a loss of power tells from the system's memory.
 */
export const unwaitingWorld: World = {
  ...systemWorld,
  disk: {
    ...systemDisk,
    create: (path, content, { flush: _later, ...options } = {}) => systemDisk.create(path, content, options),
    lockedBy: () => undefined,
  },
};
