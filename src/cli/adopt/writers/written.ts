import { basename } from "node:path";
import type { Resource } from "../../../schema";
import { aroundProgram } from "../../project/files";
import { nameFrom } from "../../project/name";
import { packagesFor } from "../../project/project";
import type { AdoptedObject } from "../model";
import { refusalAmong } from "../portable/refusal";
import type { Adoption, Form } from "../record";
import { hclFiles, type Written } from "./files";
import type { Engine } from "./typescript";

/** CDK Terrain is the one that goes on; who says cdktf means that. */
const engines: Readonly<Record<Exclude<Form, "hcl">, Engine>> = { cdktf: "cdktf", constructs: "cdktn" };

/** The files of a run. @param folder absolute @param resources by type */
export async function written(
  objects: readonly AdoptedObject[],
  adoption: Adoption,
  { as, engine }: { readonly as: Form; readonly engine?: Engine },
  folder: string,
  resources: ReadonlyMap<string, Resource>,
): Promise<Written> {
  if (as === "hcl") return hclFiles(objects, adoption);
  const language = adoption.engine ?? engine ?? engines[as];
  const name = nameFrom(basename(folder));
  const options = { engine: language, name, around: aroundProgram(name, language, packagesFor(folder)) };
  if (as === "constructs") {
    const { portableFiles }: typeof import("../portable/program") = require("../portable/program");
    return portableFiles(objects, adoption, options, refusalAmong(resources));
  }
  // It loads a dictionary of Chinese.
  const { programFiles }: typeof import("./program") = require("./program");
  return programFiles(objects, adoption, options);
}
