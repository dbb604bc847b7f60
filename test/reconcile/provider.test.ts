/** Settings of the provider block over the environment, and how objects get their client. */
import { baidu } from "../../src/clouds/baidu";
import { BaiduSms } from "../../src/clouds/baidu/client/client";
import { tencent } from "../../src/clouds/tencent";
import { createConcurrencyLimit } from "../../src/http/limits/concurrency-limit";
import { configureProvider, createProvider, readObject, rulesOf, validateConfig } from "../../src/reconcile";
import { type Cloud, defineCloud, nothingPending, optional, string, UNKNOWN, type Values } from "../../src/schema";
import { type RecordingServer, startRecordingServer } from "../support/recording-server";
import { ManualClock } from "../support/time/manual-clock";

const keys = { access_key: "AKIDEXAMPLE", secret_key: "very-secret" };
const environment = { BAIDUCLOUD_ACCESS_KEY: "from-environment", BAIDUCLOUD_SECRET_KEY: "secret-from-environment" };

let server: RecordingServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const provider = createProvider([baidu, tencent]);

function configured(config: Values, variables: Readonly<Record<string, string>> = {}) {
  const runtime = { clock: new ManualClock(), concurrency: createConcurrencyLimit(10), environment: variables };
  const { connections, diagnostics } = configureProvider(provider, config, runtime);
  return { connections, diagnostics, connected: connections.client(baidu) };
}

/** The request that the client of a configuration sends, and where it goes. */
async function requestOf(config: Values, variables: Readonly<Record<string, string>> = {}) {
  const { connected } = configured(config, variables);
  if (!("client" in connected) || !(connected.client instanceof BaiduSms)) throw new Error(JSON.stringify(connected));
  await connected.client.deleteTemplate("sms-tmpl-wHoJXL09355");
  return server?.requests[0];
}

test("offers every kind of object under its Terraform type, with its cloud", () => {
  for (const cloud of [baidu, tencent]) {
    for (const definition of cloud.resources) expect(provider.resources.get(definition.type)).toEqual({ definition, cloud });
    for (const definition of cloud.dataSources) expect(provider.dataSources.get(definition.type)).toEqual({ definition, cloud });
  }
  expect(provider.resources.size).toBe(baidu.resources.length + tencent.resources.length);
  expect(Object.keys(provider.attributes)).toEqual(["baidu", "tencent", "rules"]);
});

describe("a setting that cannot be used", () => {
  test("is told when the provider is configured, whether or not anything needs the platform", () => {
    const { diagnostics } = configured({ baidu: { endpoint: "http://127.0.0.1:4010/%zz" } });
    expect(diagnostics).toEqual([
      {
        severity: "error",
        summary: "The settings of Baidu AI Cloud SMS cannot be used",
        detail: expect.stringMatching(/^The endpoint at 127\.0\.0\.1:4010 has a path with a "%"/),
        path: ["baidu", "endpoint"],
      },
    ]);
  });

  test("is told once of a variable that all platforms share, by the variable's name", () => {
    for (const config of [{}, { baidu: keys, tencent: {} }]) {
      expect(configured(config, { ...environment, SMSFORM_ENDPOINT: "no endpoint" }).diagnostics).toEqual([
        {
          severity: "error",
          summary: "The environment variable SMSFORM_ENDPOINT cannot be used",
          detail: expect.stringMatching(/^The endpoint "no endpoint" is no URL\. Write it as https:/),
        },
      ]);
    }
  });

  test("is told by its variable's name where the client refuses it", () => {
    const { connected } = configured({}, { ...environment, BAIDUCLOUD_REGION: "gz" });
    expect(connected).toEqual({
      diagnostics: [
        {
          severity: "error",
          summary: "The environment variable BAIDUCLOUD_REGION cannot be used",
          detail: 'The Baidu region is "gz"; it must be one of bj, su.',
        },
      ],
    });
  });

  test("is of no interest where the block gives another one", () => {
    expect(
      configured(
        { baidu: { ...keys, endpoint: "sms.example.com" }, tencent: { endpoint: "sms.example.com" } },
        { SMSFORM_ENDPOINT: "no endpoint" },
      ).diagnostics,
    ).toEqual([]);
  });
});

describe("credentials", () => {
  test("come from the block, else from the environment", async () => {
    server = await startRecordingServer(() => ({}));
    const fromBlock = await requestOf({ baidu: { ...keys, endpoint: server.url } }, environment);
    expect(fromBlock?.headers.authorization).toContain("/AKIDEXAMPLE/");
    server.requests.length = 0;
    const fromEnvironment = await requestOf({}, { ...environment, SMSFORM_ENDPOINT: server.url, BAIDUCLOUD_SESSION_TOKEN: "session" });
    expect(fromEnvironment?.headers.authorization).toContain("/from-environment/");
    expect(fromEnvironment?.headers["x-bce-security-token"]).toBe("session");
  });

  test("that are missing are told only when an object needs them, in one message with the variables and where to get them", () => {
    const { diagnostics, connected } = configured({ baidu: { region: "su" } }, { BAIDUCLOUD_ACCESS_KEY: "" });
    expect(diagnostics).toEqual([]);
    if (!("diagnostics" in connected)) throw new Error("expected no client");
    expect(connected.diagnostics).toMatchObject([
      { severity: "error", summary: "No access_key and no secret_key for Baidu AI Cloud SMS", path: ["baidu", "access_key"] },
    ]);
    expect(connected.diagnostics[0]?.detail).toContain("BAIDUCLOUD_SECRET_KEY");
    expect(connected.diagnostics[0]?.detail).toContain("console");
  });

  describe("of several kinds", () => {
    const two = defineCloud<object>()({
      name: "office",
      title: "Office",
      doc: "An office.",
      settings: {
        key: optional(string, { doc: "Key.", env: ["OFFICE_KEY"] }),
        secret: optional(string, { doc: "Secret.", env: ["OFFICE_SECRET"] }),
        user: optional(string, { doc: "User.", env: ["OFFICE_USER"] }),
        password: optional(string, { doc: "Password.", env: ["OFFICE_PASSWORD"] }),
      },
      needs: [
        { key: "Keys are made in the console.", secret: "Keys are made in the console." },
        { user: "Users are made by an administrator.", password: "Users are made by an administrator." },
      ],
      connect: () => ({}),
      explain: () => ({ meaning: "defect", summary: "", detail: "", unsettled: false }),
      resources: [],
      dataSources: [],
    });
    const connect = (settings: Record<string, string>) => {
      const runtime = { clock: new ManualClock(), concurrency: createConcurrencyLimit(1), environment: {} };
      return configureProvider(createProvider([two]), { office: settings }, runtime).connections.client(two);
    };

    test.each([
      { key: "k", secret: "s" },
      { user: "u", password: "p" },
      { key: "k", user: "u", password: "p" },
    ])("one is enough: %j", (settings) => {
      expect(connect(settings)).toMatchObject({ client: {} });
    });

    test("are all named in one message, which points at what is missing of the one that was begun", () => {
      expect(connect({ user: "u" })).toMatchObject({
        diagnostics: [
          {
            severity: "error",
            summary: "No credentials for Office",
            detail:
              'One of these is needed, in the office block of provider "sms" or in the environment:\n' +
              "  key and secret (OFFICE_KEY and OFFICE_SECRET). Keys are made in the console.\n" +
              "  user and password (OFFICE_USER and OFFICE_PASSWORD), of which password is missing. Users are made by an administrator.",
            path: ["office", "password"],
          },
        ],
      });
      expect(connect({})).toMatchObject({ diagnostics: [{ summary: "No credentials for Office", path: ["office", "key"] }] });
    });
  });

  test("that are not known yet are no error of the block, and one of the object that needs them", () => {
    const { diagnostics, connected } = configured({ baidu: { ...keys, secret_key: UNKNOWN } }, environment);
    expect(diagnostics).toEqual([]);
    expect(connected).toMatchObject({
      diagnostics: [{ severity: "error", summary: expect.stringContaining("not known yet: secret_key"), path: ["baidu", "secret_key"] }],
    });
  });

  test("that cannot be keys are refused at once, and are not repeated", () => {
    const { diagnostics } = configured({ baidu: { ...keys, secret_key: "two words" } });
    expect(diagnostics).toMatchObject([{ severity: "error", path: ["baidu", "secret_key"] }]);
    expect(JSON.stringify(diagnostics)).not.toContain("two words");
  });
});

describe("endpoint and region", () => {
  test("a region that Tencent's document does not know is a warning, whose level can be set", () => {
    const tencent = { secret_id: "i", secret_key: "k", region: "ap-shanghai" };
    const warning = {
      severity: "warning",
      rule: "tencent.C9",
      path: ["tencent", "region"],
      summary: expect.stringContaining('"ap-shanghai" is none that'),
    };
    expect(configured({ tencent }).diagnostics).toMatchObject([warning]);
    expect(configured({ tencent: { ...tencent, rules: { C9: "error" } } }).diagnostics).toMatchObject([{ ...warning, severity: "error" }]);
    expect(configured({ tencent: { ...tencent, rules: { C9: "off" } } }).diagnostics).toEqual([]);
    expect(configured({ tencent: { ...tencent, region: "ap-nanjing" } }).diagnostics).toEqual([]);
  });

  test("a wrong region is one error, from the block and from the environment", () => {
    const expected = { severity: "error", detail: 'The Baidu region is "gz"; it must be one of bj, su.' };
    expect(configured({ baidu: { ...keys, region: "gz" } }).diagnostics).toMatchObject([{ ...expected, path: ["baidu", "region"] }]);
    expect(configured({}, { ...environment, BAIDUCLOUD_REGION: "gz" }).connected).toMatchObject({ diagnostics: [expected] });
  });

  test("a wrong endpoint is an error", () => {
    const { diagnostics } = configured({ baidu: { ...keys, endpoint: "ftp://example.com" } });
    expect(diagnostics).toMatchObject([{ severity: "error", detail: expect.stringContaining("ftp://example.com") }]);
  });

  test("the block's endpoint wins over SMSFORM_ENDPOINT", async () => {
    server = await startRecordingServer(() => ({}));
    expect(await requestOf({ baidu: { ...keys, endpoint: server.url } }, { SMSFORM_ENDPOINT: "http://127.0.0.1:9" })).toBeDefined();
  });
});

test("one client serves all objects of a cloud", () => {
  const { connections, connected } = configured({ baidu: keys });
  expect(connections.client(baidu)).toBe(connected);
});

test("a failed call is explained without the secret", async () => {
  server = await startRecordingServer(({ headers }) => ({
    status: 403,
    body: { code: "AccessDenied", message: `${headers.authorization} very-secret`, requestId: "r" },
  }));
  const { connections, connected } = configured({ baidu: { ...keys, endpoint: server.url } });
  const definition = provider.resources.get("sms_baidu_template")?.definition;
  if (!definition || !("client" in connected)) throw new Error("expected a client");
  const clock = new ManualClock();
  const { diagnostics } = await readObject(
    definition,
    {
      client: connected.client,
      store: connected.store,
      explain: connections.explain(baidu),
      clock,
      signal: new AbortController().signal,
      files: { read: async () => Buffer.alloc(0) },
      pending: nothingPending("only a read"),
      rules: { platform: "baidu", levels: {} },
      progress: () => {},
    },
    { values: { id: "sms-tmpl-wHoJXL09355" }, private: {} },
  );
  expect(diagnostics).toMatchObject([{ severity: "error", summary: "Cannot read template sms-tmpl-wHoJXL09355" }]);
  expect(diagnostics[0]?.detail).toContain("AccessDenied");
  expect(JSON.stringify(diagnostics)).not.toContain("very-secret");
});

describe("levels of rules", () => {
  const levels = (config: Values) => {
    const { connections, diagnostics } = configured(config);
    return { baidu: connections.rules(baidu).levels, tencent: connections.rules(tencent).levels, diagnostics };
  };

  test("are taken from the platform's own block, and hold there alone", () => {
    const config = { baidu: { rules: { V21: "warn", UTF8: "off" } }, tencent: { rules: { S1: "off" } } };
    expect(levels(config)).toEqual({ baidu: { V21: "warn", UTF8: "off" }, tencent: { S1: "off" }, diagnostics: [] });
    expect(levels({})).toEqual({ baidu: {}, tencent: {}, diagnostics: [] });
  });

  test("beside the blocks hold as before where no other platform has the name, and are told as outdated with what to write", () => {
    const { diagnostics, ...set } = levels({ rules: { V21: "warn", T1: "off", V17: "off" } });
    expect(set).toEqual({ baidu: { V21: "warn", V17: "off" }, tencent: { T1: "off" } });
    expect(diagnostics).toMatchObject([
      { severity: "warning", summary: expect.stringContaining("outdated: V21, T1, V17"), path: ["rules"] },
    ]);
    expect(diagnostics[0]?.detail).toContain('baidu { rules = { V21 = "warn", V17 = "off" } } and tencent { rules = { T1 = "off" } }');
  });

  test("in a platform's block win over those beside it", () => {
    expect(levels({ baidu: { rules: { V21: "error" } }, rules: { V21: "warn" } })).toMatchObject({ baidu: { V21: "error" } });
  });

  test("beside the blocks have no effect on a name that several platforms have, and that is told", () => {
    expect(levels({ rules: { UTF8: "off" } })).toMatchObject({
      baidu: {},
      tencent: {},
      diagnostics: [
        {
          severity: "warning",
          summary: '"UTF8" is a rule of several platforms: baidu.UTF8 and tencent.UTF8',
          detail: expect.stringContaining('baidu { rules = { UTF8 = "off" } } or tencent { rules = { UTF8 = "off" } }'),
          path: ["rules", "UTF8"],
        },
      ],
    });
  });

  test("other than error, warn and off are refused", () => {
    const problems = validateConfig(provider, { baidu: { rules: { V21: "warning" } } });
    expect(problems).toMatchObject([
      { severity: "error", path: ["baidu", "rules", "V21"], detail: expect.stringContaining('"error", "warn", "off"') },
    ]);
  });

  test("of a rule that does not exist are told, with those that do", () => {
    expect(levels({ rules: { V211: "warn" } }).diagnostics).toMatchObject([
      { severity: "warning", summary: 'There is no rule "V211"', path: ["rules", "V211"], detail: expect.stringContaining("V10, V11") },
    ]);
    const { diagnostics } = levels({ baidu: { rules: { V211: "warn", V10: "off", V53: "off", S1: "off" } } });
    expect(diagnostics).toMatchObject([
      {
        summary: 'There is no rule "V211" of Baidu AI Cloud SMS',
        path: ["baidu", "rules", "V211"],
        detail: expect.stringContaining("V10, V11"),
      },
      { summary: 'There is no rule "S1" of Baidu AI Cloud SMS', path: ["baidu", "rules", "S1"] },
    ]);
  });

  test("are there for every rule that a message can begin with", () => {
    const ids = (cloud: Cloud) => new Set(rulesOf(cloud).map(({ id }) => id));
    for (const id of ["V09", "V13", "V35", "V37", "V41", "UTF8"]) expect(ids(baidu)).toContain(id);
    for (const id of ["C9", "M16", "S15", "S18", "T11", "UTF8"]) expect(ids(tencent)).toContain(id);
  });

  test("need one meaning for a name: two rules of one name in one platform are refused", () => {
    const [rule] = tencent.settingRules ?? [];
    if (!rule) throw new Error("expected a rule");
    const doubled = { ...tencent, settingRules: [rule, { ...rule, demands: "Something else." }] };
    expect(() => createProvider([doubled])).toThrow(
      /^tencent\.C9 is two rules, ".*" and "Something else\.": give one of them another name$/,
    );
    expect(() =>
      createProvider([
        { ...tencent, settingRules: [rule, rule] },
        { ...tencent, name: "other" },
      ]),
    ).not.toThrow();
  });
});
