# What bash completes: calls the completion function as bash does, and prints a line for each word offered.
#
#   bash --norc capture.bash SCRIPT WORD...      the last word is where the cursor stands
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_flagops
for word in "${COMPREPLY[@]}"; do printf '%s\n' "$word"; done
