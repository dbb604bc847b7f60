import type { Resource } from "../../schema";
import type { AdoptedObject, OutFile } from "../model";
import { refusalAmong } from "../portable/refusal";
import type { Adoption, Form } from "../record";
import { hclFiles, type Written } from "./files";
import type { Engine } from "./typescript";

/** CDK Terrain is the one that goes on; who says cdktf means that. */
const engines: Readonly<Record<Exclude<Form, "hcl">, Engine>> = { cdktf: "cdktf", constructs: "cdktn" };

/** What a program is, as others see it. */
export interface ProgramSetting {
  /** A package may have it, and a stack. */
  readonly name: string;
  /** The files of its package. */
  readonly around: (name: string, engine: Engine) => readonly OutFile[];
}

/** The files of a run. @param resources by type */
export async function written(
  objects: readonly AdoptedObject[],
  adoption: Adoption,
  { as, engine }: { readonly as: Form; readonly engine?: Engine },
  { name, around }: ProgramSetting,
  resources: ReadonlyMap<string, Resource>,
): Promise<Written> {
  if (as === "hcl") return hclFiles(objects, adoption);
  const language = adoption.engine ?? engine ?? engines[as];
  const options = { engine: language, name, around: around(name, language) };
  if (as === "constructs") {
    const { portableFiles }: typeof import("../portable/program") = require("../portable/program");
    return portableFiles(objects, adoption, options, refusalAmong(resources));
  }
  // It loads a dictionary of Chinese.
  const { programFiles }: typeof import("./program") = require("./program");
  return programFiles(objects, adoption, options);
}
