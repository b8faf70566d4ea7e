// node thorium.mjs MODULES BOOK prints, as JSON, what the parser of Thorium makes of a book: its manifest, and the tree of
// each overlay.
import path from 'node:path'
import { createRequire } from 'node:module'

const [modules, book] = process.argv.slice(2)
const require = createRequire(path.join(modules, 'thorium.js'))
const { EpubParsePromise, getAllMediaOverlays } = require('r2-shared-js/dist/es6-es2015/src/parser/epub')
const { initGlobalConverters_GENERIC, initGlobalConverters_SHARED } = require('r2-shared-js/dist/es6-es2015/src/init-globals')
const { TaJsonSerialize } = require('r2-lcp-js/dist/es6-es2015/src/serializable')

initGlobalConverters_SHARED()
initGlobalConverters_GENERIC()
const publication = await EpubParsePromise(book)
const overlays = await getAllMediaOverlays(publication)
console.log(JSON.stringify({ manifest: TaJsonSerialize(publication), overlays: overlays.map(each => TaJsonSerialize(each)) }))
