# What zsh completes: types a line and a tab into a real interactive zsh, and prints what came of it.
#
#   zsh -f capture.zsh SCRIPT FOLDER LINE
#
# Prints "hit:WORD" for each word offered and "line:LINE" for the line after the tab.
zmodload zsh/zpty
zpty shell zsh -f -i
# compadd with -O, -A or -D only filters words that it is given again later
zpty -w shell "PROMPT=; cd ${(q)2}; autoload -Uz compinit; compinit -D -u; source ${(q)1}"'
compadd() {
  if (( ! ${@[(I)-[OAD]]} )); then
    local -a hits
    builtin compadd -A hits "$@"
    (( $#hits )) && printf "\nhit:%s" "${(@)hits}"
  fi
  builtin compadd "$@"
}
complete-and-tell() { zle complete-word; print -r -- $'\''\nline:'\''"$BUFFER"; print done: }
zle -N complete-and-tell
bindkey "^I" complete-and-tell
print ready:'
zpty -r shell out '*ready:*ready:*' # once as typed, once as printed
zpty -w -n shell "$3"$'\t'
zpty -r shell out '*done:*'
print -r -- "$out"
zpty -d shell
