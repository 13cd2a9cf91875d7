# Completion of spectral-bias for bash, 3.2 or later.

_spectral_bias() {
  local line=${COMP_LINE:0:COMP_POINT} word i n=-1
  local -a words=()

  # Bash parts words at : and = too; here a word ends only at a blank.
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if ((i == 0)) || [[ $line == [[:space:]]* ]]; then
      line=${line#"${line%%[![:space:]]*}"}
      n=$((n + 1))
      words[n]=
    fi
    ((i == COMP_CWORD)) && word=$line # as far as the cursor
    words[n]+=$word
    line=${line#"$word"}
  done

  # What bash takes for other words stays as it is, the rest is replaced.
  local whole=${words[n]} breaks=${COMP_WORDBREAKS//[^:=]/} kept='' rest
  if [[ -n $breaks && $whole != [\'\"]* ]]; then
    rest=${whole##*[$breaks]}
    kept=${whole%"$rest"}
  fi
  rest=${whole#"$kept"}

  local paths='' value
  COMPREPLY=()
  while IFS=$'\t' read -r value _; do
    if [[ -z $paths ]]; then
      paths=$value
      continue
    fi
    value=${value#"$kept"}
    [[ $value == *[:=,] ]] && compopt -o nospace 2>/dev/null
    if [[ $rest != [\'\"]* && $value == *[!A-Za-z0-9_.:=,/@%+-]* ]]; then
      printf -v value %q "$value"
    fi
    COMPREPLY+=("$value")
  done < <("${words[0]/#\~/$HOME}" __complete "${words[@]:1}" 2>/dev/null </dev/null)

  # Without a word from here bash completes files by itself, as `-o default` below says.
  case $paths in
    folders) compopt +o default -o dirnames 2>/dev/null ;;
    files)
      if ((${#COMPREPLY[@]} > 0)); then
        compopt -o filenames 2>/dev/null
        while read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "$rest")
      fi
      ;;
    *) compopt +o default 2>/dev/null ;;
  esac
}

complete -o default -F _spectral_bias spectral-bias
