import { operationsOf, platforms } from "../../messaging/platforms";
import type { Diagnostic } from "../../schema";
import { systemClock } from "../../system/clock";
import { proxyFor } from "../../system/network/proxy";
import { systemWorld } from "../../system/world";
import { examine } from "../doctor/examine";
import { type Examined, wrong } from "../doctor/finding";
import { type Watched, watch } from "../doctor/watch";
import { diagnosticJson } from "../json/json-messages";
import type { DoctorFlags } from "../options/flags";
import { applicationsOf } from "../platforms/applications";
import { withPlatforms } from "../platforms/with-platforms";
import { renderExamined } from "../render/examined";
import { json, printable } from "../render/writing/printable";
import type { Terminal } from "../terminal";
import { createView } from "../view";

/** Where nobody answers, another try or two tell enough. */
const tries = 2;

/** Looks whether the platforms can be worked with; changes nothing anywhere. @returns 1 where something is wrong */
export async function doctor(flags: DoctorFlags, terminal: Terminal): Promise<number> {
  const { exchange } = systemWorld;
  const watched = new Map<string, Watched>(platforms.map(({ name }) => [name, watch(exchange, systemClock)]));
  const diagnostics: Diagnostic[] = [];
  const examined: Examined[] = [];
  const request = {
    platforms: flags.platforms,
    runtimeOf: ({ name }: { readonly name: string }) => ({ tries, exchange: watched.get(name)?.exchange ?? exchange }),
  };
  const exitCode = await withPlatforms(
    request,
    terminal,
    (problems) => {
      // What keeps a platform out is what is wrong with it.
      for (const { cloud, diagnostic } of problems) {
        if (cloud)
          examined.push({ platform: cloud.name, title: cloud.title, findings: [wrong("keys", diagnostic.summary, diagnostic.detail)] });
        else diagnostics.push(diagnostic);
      }
    },
    async ({ accesses, interrupts: { stop: signal } }) => {
      const { environment } = terminal;
      const surroundings = { environment, clock: systemClock, signal, applications: applicationsOf(flags, terminal), proxyFor };
      const looks = accesses.flatMap((access) => {
        const [checkup, way] = [operationsOf(access.cloud)?.checkup, watched.get(access.cloud.name)];
        return checkup && way ? [examine(access, checkup, way, surroundings)] : [];
      });
      examined.push(...(await Promise.all(looks)));
      return examined.some(({ findings }) => findings.some(({ verdict }) => verdict === "wrong")) ? 1 : 0;
    },
  );
  if (flags.json) terminal.out(printable`${json(documentOf(examined, diagnostics), 2)}\n`);
  else {
    if (examined.length > 0) {
      terminal.out(printable`${renderExamined(examined, { colours: terminal.colours.out, columns: terminal.columns })}\n`);
    }
    createView(terminal, { json: false, now: systemClock.now }).diagnostics(diagnostics);
  }
  return exitCode;
}

/** Raised when a field is lost or changes its meaning. */
const formatVersion = "1.0";

function documentOf(examined: readonly Examined[], diagnostics: readonly Diagnostic[]): object {
  return { format_version: formatVersion, platforms: examined, diagnostics: diagnostics.map(diagnosticJson) };
}
