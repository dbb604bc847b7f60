import type { Address } from "../listen";

type Variables = Readonly<Record<string, string | undefined>>;

/** By these an engine says that it started the process as its plugin. The values are fixed for all engines and providers. */
export const cookie = {
  name: "TF_PLUGIN_MAGIC_COOKIE",
  value: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
} as const;

const coreProtocol = 1;
export const protocolVersion = 6;

/** Why this process cannot serve as a plugin, in words for whoever started it; undefined when it can. */
export function refusal(environment: Variables): string | undefined {
  if (environment[cookie.name] !== cookie.value) return startedByHand;
  const offered = environment.PLUGIN_PROTOCOL_VERSIONS;
  if (offered && !offered.split(",").map(Number).includes(protocolVersion)) {
    return `This provider speaks plugin protocol ${protocolVersion}; the engine offers ${offered}. Use OpenTofu 1.6 or later, or Terraform 1.5 or later.\n`;
  }
  return undefined;
}

/** The one line on stdout that tells the engine where to connect. Anything else on stdout would end the plugin. */
export function handshakeLine({ network, address }: Address, certificate = ""): string {
  return `${[coreProtocol, protocolVersion, network, address, "grpc", certificate].join("|")}\n`;
}

const startedByHand = `This is the smsform provider for OpenTofu and Terraform. It is no command of its own: the engines start it.

To use it, name it in a configuration and run "tofu init" or "terraform init":

  terraform {
    required_providers {
      sms = { source = "registry.terraform.io/smsform/sms" }
    }
  }

"smsform provider install" puts it where the engines look for it. Without an engine, "smsform plan" and "smsform apply" do the same work.
To attach engines to a running provider while developing, start it with --reattach.
`;
