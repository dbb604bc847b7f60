import { proxyFor } from "./proxy";

const variables = ["http_proxy", "https_proxy", "no_proxy", "all_proxy"].flatMap((name) => [name, name.toUpperCase()]);
const before = new Map(variables.map((name) => [name, process.env[name]]));
beforeEach(() => {
  for (const name of variables) delete process.env[name];
});
afterAll(() => {
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

test.each([
  [{}, undefined],
  [{ HTTPS_PROXY: "http://user:secret@proxy.corp:3128" }, { host: "proxy.corp:3128", variable: "HTTPS_PROXY" }],
  [{ https_proxy: "proxy.corp:3128" }, { host: "proxy.corp:3128", variable: "https_proxy" }],
  [{ ALL_PROXY: "http://proxy.corp:3128" }, { host: "proxy.corp:3128", variable: "ALL_PROXY" }],
  [{ HTTP_PROXY: "http://proxy.corp:3128" }, undefined],
  [{ HTTPS_PROXY: "http://proxy.corp:3128", NO_PROXY: ".example.com" }, undefined],
  [{ HTTPS_PROXY: "http://user:secret@" }, { host: "that is no URL", variable: "HTTPS_PROXY" }],
])("the proxy of %j, without its password", (environment, proxy) => {
  Object.assign(process.env, environment);
  expect(proxyFor("https://sms.example.com")).toEqual(proxy);
});
