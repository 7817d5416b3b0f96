import { suggest } from '../shared/closest.ts';
import { throwError } from '../shared/error.ts';
import type { Context, ExitCode } from './context.ts';

/** `idp completion SHELL`: a script that calls `idp complete`; where it prints nothing, the shell completes files. */
export async function runCompletion(
  { shell }: { readonly shell: string },
  { console }: Context,
): Promise<ExitCode> {
  const script = scripts[shell];
  if (script === undefined) {
    return throwError({
      code: 'usage/invalid',
      message: `no completion script for "${shell}"`,
      hint: suggest(shell, Object.keys(scripts)),
    });
  }
  console.out(script);
  return 0;
}

const bash = `# idp completion for bash: source <(idp completion bash)
_idp() {
  local words=("\${COMP_WORDS[@]:1:COMP_CWORD}") current="\${COMP_WORDS[COMP_CWORD]}"
  # bash splits at "=", so LAYER=PROVIDER arrives in three words
  if [[ "$current" == "=" || "\${COMP_WORDS[COMP_CWORD-1]}" == "=" ]]; then
    local line="\${COMP_LINE:0:COMP_POINT}"
    read -r -a words <<< "\${line#* }"
    [[ "$current" == "=" ]] && current=""
  fi
  local IFS=$'\\n'
  local found=($(idp complete -- "\${words[@]}" 2>/dev/null))
  if [[ "\${words[-1]}" == *=* ]]; then found=("\${found[@]##*=}"); fi
  COMPREPLY=($(compgen -W "\${found[*]}" -- "$current"))
  [[ "\${COMPREPLY[0]}" == *= ]] && compopt -o nospace
}
complete -o default -F _idp idp
`;

const zsh = `#compdef idp
# idp completion for zsh: idp completion zsh > "\${fpath[1]}/_idp"
_idp() {
  local -a found
  found=("\${(@f)$(idp complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  found=("\${(@)found:#}")
  if (( \${#found} )); then
    compadd -S '' -q -- "\${(@M)found:#*=}"
    compadd -- "\${(@)found:#*=}"
  else
    _files
  fi
}
if [ "$funcstack[1]" = "_idp" ]; then _idp "$@"; else compdef _idp idp; fi
`;

const fish = `# idp completion for fish: idp completion fish | source
function __idp_complete
  set -l words (commandline -opc) (commandline -ct)
  idp complete -- $words[2..-1] 2>/dev/null
end
complete -c idp -a '(__idp_complete)'
`;

const scripts: Readonly<Record<string, string>> = { bash, zsh, fish };
