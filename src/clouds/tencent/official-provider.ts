/** Tencent's own Terraform provider, whose two SMS resources can be moved here. */
export const officialProvider = "tencentcloudstack/tencentcloud";

/** Its ids are `ID#INTERNATIONAL`. */
export function fromOfficialId(id: string): string {
  const [, own, international] = /^(\d+)#([01])$/.exec(id) ?? [];
  return own === undefined ? id : `${international}/${own}`;
}
