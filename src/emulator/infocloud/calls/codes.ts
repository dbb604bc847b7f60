// Infocloud: L3155-3193, L3361-3442; specification 7.
/** The codes of answers, and what each says. */
const texts = {
  "-1": "系统繁忙，请稍后再试或者其他原因",
  "2000": "IP白名单限制",
  "2001": "API授权错误",
  "6000": "访问频繁,请稍后再试",
  "40002": "余额不足",
  "40004": "参数错误",
  "40005": "超出模板参数设置限制",
  "40006": "扩展号不匹配或者被企业其他账号占用",
  "60001": "模板不存在",
  "60002": "批量发送下电话数量和参数数量不一样",
  "60003": "短信变量个数和模板变量个数不一样",
  "60004": "变量值超过模板设置的变量值最大长度",
  "60005": "没有可以发送的内容",
  "60006": "模板参数变量格式错误",
  "60007": "手机号参数格式错误",
  "60008": "手机号数量大于1000",
  "60009": "短信资源被锁定",
} as const;

export type Code = keyof typeof texts;

export const codes = Object.keys(texts) as readonly Code[];

export function messageOf(code: Code): string {
  return texts[code];
}
