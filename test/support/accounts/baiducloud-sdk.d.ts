/** The signer of the vendor's SDK, whose package points to no types of its own. */
declare module "@baiducloud/sdk/src/auth" {
  class Auth {
    constructor(accessKeyId: string, secretKey: string);
    generateAuthorization(
      method: string,
      path: string,
      query: Readonly<Record<string, string>>,
      headers: Readonly<Record<string, string>>,
    ): string;
  }
  export = Auth;
}
