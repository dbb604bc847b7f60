/** Baidu's own Terraform provider, whose two SMS resources can be moved here (Baidu's specification 11). */
export const officialProvider = "baidubce/baiducloud";
