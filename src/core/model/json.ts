/** JSON values as data: what flags resolve to, facts hold and templates are given. */

export type JsonScalar = null | boolean | number | string
/** A list. */
export type JsonList = readonly Json[]
/** A map; only its own keys count. */
export type JsonObject = { readonly [key: string]: Json }
/** Any JSON value. */
export type Json = JsonScalar | JsonList | JsonObject
