/** What a schema tells of the values that expressions refer to. */
import type { Attribute, Attributes, Type } from "../../../schema";
import { boolType, dynamicType, mapValues, numberType, stringType, type ValueType } from "../../expression";

/** The type of an object with these attributes. */
export function objectTypeOf(attributes: Attributes): ValueType {
  return { kind: "object", attributes: mapValues(attributes, ({ type }) => valueTypeOf(type)) };
}

export function valueTypeOf(type: Type): ValueType {
  switch (type.kind) {
    case "string":
      return stringType;
    case "number":
      return numberType;
    case "bool":
      return boolType;
    case "dynamic":
      return dynamicType;
    case "list":
    case "set":
    case "map":
      return { kind: type.kind, element: valueTypeOf(type.element) };
    case "nested": {
      const object = objectTypeOf(type.attributes);
      return type.nesting === "single" ? object : { kind: type.nesting, element: object };
    }
  }
}

/** The attributes that are sensitive, in whole or in part, whatever the configuration says. */
export function sensitiveNamesOf(attributes: Attributes): string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => (isSensitive(attribute) ? [name] : []));
}

function isSensitive({ sensitive, type }: Attribute): boolean {
  return sensitive === true || (type.kind === "nested" && Object.values(type.attributes).some(isSensitive));
}
