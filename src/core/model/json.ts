/** JSON values as data: what flags resolve to, facts hold and templates are given. */

export type JsonScalar = null | boolean | number | string
export type JsonList = readonly Json[]
export type JsonObject = { readonly [key: string]: Json }
export type Json = JsonScalar | JsonList | JsonObject
