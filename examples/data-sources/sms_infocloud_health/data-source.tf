data "sms_infocloud_health" "gateway" {}

output "reachable" {
  value = data.sms_infocloud_health.gateway.reachable
}
