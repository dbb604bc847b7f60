【${brand}】%{ if pair.kind == "code" }验证码$${code}%{ else }通知%{ endif }
%{ for i, line in lines ~}
${i + 1}. ${upper(line)}
%{ endfor ~}
