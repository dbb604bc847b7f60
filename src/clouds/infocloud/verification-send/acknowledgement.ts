/** What keeps an old text from being sent again, whatever became of its record. */
import { type Diagnostic, error, type Planned } from "../../../schema";
import { dayIn, isDay } from "../../shared/client/days";
import { defaultTimeZone } from "../../shared/client/time-zone";
import type { verificationSendAttributes } from "./attributes";

type Asked = Pick<Planned<typeof verificationSendAttributes>, "phone" | "acknowledge">;

const dayMs = 24 * 60 * 60 * 1000;
/** Made when it is asked for: time zones take time to load. */
const dayOf = (epochMs: number): string => dayIn(defaultTimeZone)(epochMs);

/** Why the text is not to be sent now: `acknowledge` names another number, or a day that is neither today nor yesterday. */
export function unacknowledged({ phone, acknowledge }: Asked, nowMs: number): Diagnostic | undefined {
  // What is not known yet is asked for again before it is sent.
  if (typeof phone !== "string" || typeof acknowledge !== "string") return undefined;
  const today = dayOf(nowMs);
  const [number, day = "", ...more] = acknowledge.split(" ");
  const problem =
    more.length > 0 || !isDay(day)
      ? "it is not a number, a space and a day of the calendar as yyyy-MM-dd"
      : number !== phone
        ? `it names the number ${number}, and phone is ${phone}`
        : day > today
          ? `${day} is in the future`
          : day < dayOf(nowMs - dayMs)
            ? `${day} is past. Was it sent already, and the resource has another name now? Then keep its record: with a moved block, or state mv`
            : undefined;
  if (problem === undefined) return undefined;
  return error(
    `The verification send is not made: acknowledge does not name its number and the day`,
    `acknowledge is "${acknowledge}": ${problem}. Nothing takes a text back, so one is sent only on the day that is written there, or on the next one, in ` +
      `China's time (UTC+8): a lost state, a new name or a replacement sends no old text again. Today is ${today}. To send it now, write ` +
      `acknowledge = "${phone} ${today}".`,
    ["acknowledge"],
  );
}
