/**
 * Secrets in code: a value that prints as its name.
 *
 * Neither `String(secret)`, a template literal, JSON nor an inspector shows the value; only `reveal` does,
 * and it is called by the two places that write a `v1/Secret`: the filler of manifests and the guard's search.
 */
export class Secret {
  readonly name: string
  /** Opaque version of the value; differs whenever the value does. */
  readonly version: string
  readonly #value: string

  constructor(name: string, version: string, value: string) {
    this.name = name
    this.version = version
    this.#value = value
  }

  /** The plain text. Never put it into a message, a log line or anything but `data` of a `v1/Secret`. */
  reveal(): string {
    return this.#value
  }

  toString(): string {
    return `[secret ${this.name}]`
  }

  toJSON(): string {
    return this.toString()
  }

  /** Node's inspector asks for this by its registered symbol, so no import of Node is needed. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString()
  }
}
