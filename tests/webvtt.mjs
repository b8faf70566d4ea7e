// Reads WebVTT files with the W3C's parser, and prints of each its errors and its cues.
//   node webvtt.mjs MODULES FILE…
// MODULES is a folder with webvtt-parser in it.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [modules, ...paths] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { WebVTTParser } = require(`${modules}/webvtt-parser`);
const parser = new WebVTTParser(require(`${modules}/webvtt-parser/html-entities.json`));

function pieces(node) {
  if (node.type === "text") return [{ text: node.value }];
  if (node.type === "timestamp") return [{ time: node.value }];
  const inside = node.children.flatMap(pieces);
  return node.name === "lang" ? [{ language: node.value }, ...inside] : inside;
}

const found = paths.map((path) => {
  const { cues, errors } = parser.parse(readFileSync(path, "utf8"));
  const read = ({ startTime, endTime, tree }) => ({ startTime, endTime, pieces: tree.children.flatMap(pieces) });
  return { errors, cues: cues.map(read) };
});
process.stdout.write(JSON.stringify(found));
