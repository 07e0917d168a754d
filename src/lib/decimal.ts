/** Numbers as plain decimals: never with an exponent. */

/**
 * The shortest decimal that reads back as the same number: `1e21` gives `1000000000000000000000`, `-0` gives `0`.
 *
 * @param value A finite number.
 */
export function plainDecimal(value: number): string {
  const text = String(Object.is(value, -0) ? 0 : value)
  const parts = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (!parts) return text
  const [, sign = '', whole = '', fraction = '', exponent] = parts
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return sign + digits.padEnd(point, '0')
}
