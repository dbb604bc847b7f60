// Infocloud: L195-201.
/** Where infocloud answers. The document recommends this host; its samples have another one, `opassapi.infocloud.cc`. */
export const defaultEndpoint = "https://opassapi.infocloud.com.cn";
