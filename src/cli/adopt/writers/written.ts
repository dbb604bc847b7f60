import { basename } from "node:path";
import { aroundProgram } from "../../project/files";
import { nameFrom } from "../../project/name";
import { packagesFor } from "../../project/project";
import type { Adoption, Form } from "../folder";
import type { AdoptedObject } from "../model";
import { hclFiles, type Written } from "./files";
import type { Engine } from "./typescript";

/** CDK Terrain is the one that goes on; who says cdktf means that. */
const engines: Readonly<Record<Exclude<Form, "hcl">, Engine>> = { cdktf: "cdktf", constructs: "cdktn" };

/** The files of a run. @param folder absolute */
export function written(
  objects: readonly AdoptedObject[],
  adoption: Adoption,
  { as, engine }: { readonly as: Form; readonly engine?: Engine },
  folder: string,
): Written {
  if (as === "hcl") return hclFiles(objects, adoption);
  const language = adoption.engine ?? engine ?? engines[as];
  const name = nameFrom(basename(folder));
  const options = { engine: language, name, around: aroundProgram(name, language, packagesFor(folder)) };
  // It loads a dictionary of Chinese.
  const { programFiles }: typeof import("./program") = require("./program");
  return programFiles(objects, adoption, options);
}
