/** The send call's own codes with the platform's words for them (Baidu's specification 5.8; L3179-3406). */

export const sendCodes = {
  "1000": "成功",
  "6002": "用户认证失败",
  "6005": "账号已被禁用",
  "6006": "账号签名不可用",
  "6012": "账号已停服",
  "6013": "账号未创建SMS订单",
  "4501": "请求参数不正确",
  "4502": "请求参数不能为空",
  "4503": "手机号码格式不正确",
  "4504": "内容长度异常",
  "4505": "参数格式异常",
  "4506": "参数类型异常",
  "4507": "无效手机号",
  "4508": "短信内容过长",
  "4511": "批量发送短信错误",
  "4512": "未开通通道自定义扩展码",
  "4518": "请求地址错误",
  "4601": "模板参数异常",
  "4602": "未找到对应模板",
  "4603": "获取模板异常",
  "4605": "模板参数不匹配",
  "4606": "模板参数内容过长",
  "4607": "模板不可用",
  "4608": "模板参数不合法",
  "4609": "签名和模板适用的国家或地区不一致",
  "4610": "模板参数内容为空",
  "4641": "命中全局黑名单",
  "4642": "命中签名黑名单",
  "4643": "命中账号黑名单",
  "4651": "命中工信部投诉号码",
  "4652": "命中运营商投诉号码",
  "4653": "命中供应商投诉号码",
  "9001": "未知服务异常",
  "9002": "http请求格式错误",
} as const;

export type SendCode = keyof typeof sendCodes;

/** Refuses a send as a whole; becomes the answer. */
export class SendRefusal extends Error {
  /** @param detail what is wrong in this case, for the message */
  constructor(
    readonly code: SendCode,
    detail = "",
  ) {
    super(detail === "" ? sendCodes[code] : `${sendCodes[code]}: ${detail}`);
  }
}
