from_auto      = "a.auto $${escaped}"
from_auto_json = "a.auto"
from_file      = "a.auto"
