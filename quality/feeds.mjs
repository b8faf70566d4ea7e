// node feeds.mjs MODULES FEED... prints, as JSON, what podcast-partytime and feedsmith make of each feed.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const [modules, ...feeds] = process.argv.slice(2)
const require = createRequire(path.join(modules, 'feeds.js'))
const { parseFeed } = require('podcast-partytime')
const feedsmith = await import(pathToFileURL(path.join(modules, 'feedsmith/dist/index.mjs')))
const texts = feeds.map(feed => readFileSync(feed, 'utf8'))
const found = texts.map(text => ({ partytime: parseFeed(text), feedsmith: feedsmith.parseFeed(text) }))
console.log(JSON.stringify(found))
