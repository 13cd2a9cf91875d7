#compdef spectral-bias
# Completion of spectral-bias for zsh.

_spectral-bias() {
  local line value meaning ret=1
  local -a answer whole open
  answer=("${(@f)$(${~words[1]} __complete "${(@)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null </dev/null)}")

  # After a colon, a comma or an equals sign the word goes on.
  for line in "${(@)answer[2,-1]}"; do
    value=${line%%$'\t'*}
    meaning=${line#*$'\t'}
    value=${value//:/\\:}${meaning:+:$meaning}
    if [[ ${line%%$'\t'*} == *[:=,] ]]; then open+=("$value"); else whole+=("$value"); fi
  done
  (($#whole)) && _describe -t values value whole && ret=0
  (($#open)) && _describe -t values value open -S '' && ret=0

  [[ $PREFIX == --*=* ]] && compset -P '*='
  case $answer[1] in
    files) _files && ret=0 ;;
    folders) _files -/ && ret=0 ;;
  esac
  return ret
}

if [[ $funcstack[1] == _spectral-bias ]]; then
  _spectral-bias "$@"
else
  (($+functions[compdef])) || { autoload -Uz compinit && compinit; }
  compdef _spectral-bias spectral-bias
fi
