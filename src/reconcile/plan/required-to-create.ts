/** What the platform never tells: nobody needs it for an object that is there already, and everybody where something is sent. */
import { type Diagnostic, error, firstSentence, type Resource, type Value, type Values } from "../../schema";
import { capitalized, nameOf } from "../naming";

/** Why an object cannot be sent as it is planned; what is not known yet is there when it is sent. @param purpose goes on after "to" */
export function missingToCreate(resource: Resource, planned: Values, purpose: string): Diagnostic[] {
  return Object.entries(resource.attributes)
    .filter(([name, { presence }]) => presence === "requiredToCreate" && (planned[name] ?? null) === null)
    .map(([name, { doc }]) =>
      error(
        `${capitalized(nameOf(resource, planned))} needs ${name} to ${purpose}`,
        `The platform never tells it, so it may be left out only as long as nothing is sent. Give it a value: ${firstSentence(doc)}`,
        [name],
      ),
    );
}

/**
 * Has nobody ever said what it is? Then a value that is filled in is recorded and not sent, however late: what the platform holds is taken to be that.
 * An object that was made from here has it, because no other is sent.
 */
export function wasNeverRecorded(resource: Resource, name: string, prior: Values): boolean {
  return isRequiredToCreate(resource, name) && (prior[name] ?? null) === null;
}

/** Leaving it out again asks nothing of the platform. */
export function isDropped(resource: Resource, name: string, planned: Value | undefined): boolean {
  return isRequiredToCreate(resource, name) && (planned ?? null) === null;
}

/** A digest stands for the file that it is of. */
function isRequiredToCreate({ attributes, files = [] }: Resource, name: string): boolean {
  const source = files.find(({ digest }) => digest === name)?.path ?? name;
  return attributes[source]?.presence === "requiredToCreate";
}
