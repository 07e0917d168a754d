/** Completion for zsh: a function for `_arguments`, which also shows descriptions. */

import type { Program } from '../args/command.ts'
import {
  type CommandWords,
  listCommandWords,
  type OptionWords,
  type PositionalWords,
  type ValueWords,
} from './words.ts'

/** The script for zsh; sourced after `compinit`, or saved as `_flagops` in a directory of `fpath`. */
export function zshCompletion(program: Program): string {
  const { name } = program
  const commands = listCommandWords(program)
  const described = commands.map((command) => `    ${quoted(`${command.name}:${command.summary}`)}`).join('\n')
  return `#compdef ${name}
_${name}() {
  local curcontext="$curcontext" state state_descr line
  typeset -A opt_args
  local -a commands
  commands=(
${described}
  )
  _arguments -C \\
    '(- *)'{-h,--help}'[Print help]' \\
    '(- *)--version[Print the version]' \\
    '1:command:->command' \\
    '*::argument:->argument' && return
  case $state in
    command) _describe -t commands command commands ;;
    argument)
      case $line[1] in
${commands.map(commandArm).join('\n')}
      esac ;;
  esac
}
if [[ "$funcstack[1]" == "_${name}" ]]; then
  _${name} "$@"
else
  compdef _${name} ${name}
fi
`
}

function commandArm({ name, options, positionals }: CommandWords): string {
  const specs = [...options.flatMap(optionSpecs), ...positionals.map(positionalSpec)]
  return `        ${quoted(name)}) _arguments -s ${specs.map((spec) => `\\\n          ${quoted(spec)}`).join(' ')} ;;`
}

function optionSpecs({ long, short, description, isRepeatable, value }: OptionWords): string[] {
  const names = [`--${long}`, ...(short === undefined ? [] : [`-${short}`])]
  const once = isRepeatable ? '*' : `(${names.join(' ')})`
  const action = value === undefined ? '' : `:${escaped(value.placeholder)}:${actionOf(value)}`
  return names.map((spelling) => {
    const attached = value === undefined ? '' : spelling.startsWith('--') ? '=' : '+'
    return `${once}${spelling}${attached}[${escaped(description)}]${action}`
  })
}

function positionalSpec(positional: PositionalWords, index: number): string {
  return `${positional.isRest ? '*' : index + 1}:${escaped(positional.placeholder)}:${actionOf(positional)}`
}

function actionOf({ choices, completes }: ValueWords): string {
  if (choices.length > 0) return `(${choices.map(escaped).join(' ')})`
  return { files: '_files', directories: '_files -/', nothing: ' ' }[completes]
}

/** Inside a specification, these end a part of it. */
const escaped = (text: string): string => text.replace(/[\\[\]:]/g, '\\$&')

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
