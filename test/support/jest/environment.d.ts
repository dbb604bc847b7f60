export default class SuiteEnvironment {
  constructor(config: { readonly projectConfig: object });
  setup(): Promise<void>;
  teardown(): Promise<void>;
  getVmContext(): object | null;
}
