/** Baidu's own Terraform provider, whose two SMS resources can be moved here (specification section 11). */
export const officialProvider = "baidubce/baiducloud";
