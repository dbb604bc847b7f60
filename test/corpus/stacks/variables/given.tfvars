from_file        = "given"
from_command     = "given"
last_wins        = "given"
object_from_file = { a = 1, other = "dropped" }
any_from_file    = { list = [1, "a"], none = null }
