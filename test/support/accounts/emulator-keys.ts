/** The environment in which every platform is reached with the emulator's own keys. */
export const emulatorKeys = {
  BAIDUCLOUD_ACCESS_KEY: "emulator",
  BAIDUCLOUD_SECRET_KEY: "emulator-secret",
  TENCENTCLOUD_SECRET_ID: "emulator",
  TENCENTCLOUD_SECRET_KEY: "emulator-secret",
} as const;
