/**
 * Completion for bash 3.2 and later, without the package bash-completion.
 *
 * Where files belong the function offers nothing, and readline's own file completion (`-o default`) takes over.
 */

import type { Program } from '../args/command.ts'
import { type CommandWords, listCommandWords, type OptionWords, type ValueWords } from './words.ts'

/** The script for bash; `source <(flagops completion bash)`. */
export function bashCompletion(program: Program): string {
  const { name } = program
  const commands = listCommandWords(program)
  return `# bash completion for ${name}
_${name}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}"
  local command="" options="" position=0 index word IFS=$' \\t\\n'
  COMPREPLY=()
  # bash splits --option=value into three words
  if [[ "$current" == "=" ]]; then
    current=""
  elif [[ "$before" == "=" ]]; then
    before="\${COMP_WORDS[COMP_CWORD - 2]}"
  fi
  for ((index = 1; index < COMP_CWORD; index++)); do
    word="\${COMP_WORDS[index]}"
    if [[ -z "$command" ]]; then
      command="$word"
    elif [[ "$word" == "=" ]]; then
      ((index++))
    elif [[ "$word" == -* ]]; then
      case "$command:$word" in
        ${pattern(commands.flatMap((command) => command.options.filter(hasValue).flatMap(spelled(command))))})
          [[ "\${COMP_WORDS[index + 1]}" == "=" ]] || ((index++)) ;;
      esac
    else
      ((position++))
    fi
  done
  if [[ -z "$command" ]]; then
    compopt +o default 2>/dev/null
    COMPREPLY=($(compgen -W "${[...commands.map((command) => command.name), '--help', '--version'].join(' ')}" -- "$current"))
    return
  fi
  case "$command:$before" in
${valueArms(commands)}
  esac
  case "$command" in
${commands.map(optionArm).join('\n')}
  esac
  if [[ "$current" == -* ]]; then
    compopt +o default 2>/dev/null
    COMPREPLY=($(compgen -W "$options" -- "$current"))
    return
  fi
  case "$command:$position" in
${positionalArms(commands)}
    *) compopt +o default 2>/dev/null ;;
  esac
}
complete -o default -F _${name} ${name}
`
}

const hasValue = ({ value }: OptionWords): boolean => value !== undefined

const spelled =
  (command: CommandWords) =>
  ({ long, short }: OptionWords): string[] => [
    `${command.name}:--${long}`,
    ...(short === undefined ? [] : [`${command.name}:-${short}`]),
  ]

/** A pattern of `case` that matches any of the words; one that nothing matches where there are none. */
const pattern = (words: readonly string[]): string => (words.length === 0 ? '""' : words.map(quoted).join(' | '))

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`

function valueArms(commands: readonly CommandWords[]): string {
  return commands
    .flatMap((command) =>
      command.options.flatMap((option) =>
        option.value === undefined
          ? []
          : [`    ${pattern(spelled(command)(option))}) ${offer(option.value)}; return ;;`],
      ),
    )
    .join('\n')
}

function offer({ choices, completes }: ValueWords): string {
  if (choices.length > 0) {
    return `compopt +o default 2>/dev/null; COMPREPLY=($(compgen -W ${quoted(choices.join(' '))} -- "$current"))`
  }
  return completes === 'nothing' ? 'compopt +o default 2>/dev/null' : ':'
}

function optionArm({ name, options }: CommandWords): string {
  const words = options.flatMap(({ long, short }) => [`--${long}`, ...(short === undefined ? [] : [`-${short}`])])
  return `    ${quoted(name)}) options=${quoted(words.join(' '))} ;;`
}

function positionalArms(commands: readonly CommandWords[]): string {
  return commands
    .flatMap(({ name, positionals }) =>
      positionals.map((positional, index) => {
        const place = positional.isRest ? `${quoted(`${name}:`)}*` : quoted(`${name}:${index}`)
        return `    ${place}) ${offer(positional)} ;;`
      }),
    )
    .join('\n')
}
