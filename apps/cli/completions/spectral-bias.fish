# Completion of spectral-bias for fish, 3.0 or later.

function __spectral_bias_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l name $words[1]
    set -e words[1]
    set -l answer ($name __complete $words "$current" 2>/dev/null </dev/null)
    set -l paths $answer[1]
    set -e answer[1]
    printf '%s\n' $answer

    set -l flag (string match -r -- '^--[^=]*=' "$current")
    set -l path (string replace -r -- '^--[^=]*=' '' "$current")
    switch "$paths"
        case files
            __fish_complete_path "$path" | string replace -r -- '^' "$flag"
        case folders
            __fish_complete_directories "$path" | string replace -r -- '^' "$flag"
    end
end

complete -c spectral-bias -f -k -a '(__spectral_bias_complete)'
