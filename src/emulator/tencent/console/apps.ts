/** Who may use an application, and what its packages pay for. */
import type { KeyedStore } from "../../stores/keyed-store";
import { refusal } from "../calls/envelope";
import { type App, belongsTo, type ConsoleStore, type Package } from "./console";

/** @throws Refusal for an application that does not exist, is another account's, or is disabled */
export function requireApp(apps: ConsoleStore<App>, account: string, id: string): App {
  const app = apps.find(id);
  if (app === undefined) throw refusal("InvalidParameterValue.SdkAppIdNotExist", id);
  if (!belongsTo(app.account, account)) throw refusal("UnauthorizedOperation.SmsSdkAppIdVerifyFail", id);
  if (app.status === "DISABLED") throw refusal("UnauthorizedOperation.SdkAppIdIsDisabled", id);
  return app;
}

/** Packages of an application that can pay now, those first that expire first. */
function usable(packages: KeyedStore<Package>, appId: string, now: number): Package[] {
  const open = [...packages.all()].filter(
    (each) => each.appId === appId && each.effectiveAt <= now && each.expiresAt > now && each.usage < each.amount,
  );
  return open.sort((one, other) => one.expiresAt - other.expiresAt);
}

export function balanceOf(packages: KeyedStore<Package>, appId: string, now: number): number {
  return usable(packages, appId, now).reduce((sum, { amount, usage }) => sum + amount - usage, 0);
}

/** Has packages pay as far as they reach. */
export function pay(packages: KeyedStore<Package>, appId: string, fee: number, now: number): void {
  let left = fee;
  for (const each of usable(packages, appId, now)) {
    const part = Math.min(left, each.amount - each.usage);
    each.usage += part;
    left -= part;
    if (left === 0) return;
  }
}
