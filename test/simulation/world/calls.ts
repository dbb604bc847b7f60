/** What the platforms' calls are, by the names that the emulator logs. */

const reading = /^(get|list|show|describe|query|health|pull|templateStatistics|businessStatistics|\w*Statistics$)/i;

export function isReading(_platform: string, call: string): boolean {
  return reading.test(call);
}

export function isCreating(call: string): boolean {
  return /^(create|add|upload)/i.test(call) && call !== "addBlacklist";
}
