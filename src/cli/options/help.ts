import { Help, type HelpConfiguration } from "commander";

/** Options that may be repeated begin with nothing, which is no default that anybody has to know. */
export const help: HelpConfiguration = {
  optionDescription(option) {
    const { defaultValue, description } = option;
    const isEmpty = Array.isArray(defaultValue) && defaultValue.length === 0;
    return isEmpty ? description : new Help().optionDescription(option);
  },
};
