// Turns the published Bot API types into one JSON Schema (draft 7): the parameters of every method, and Update.
//
// Three things are changed on the way. Helper types of the TypeScript package ({ toJSON() }, Blob) go, since they never
// cross the wire. Limits that the documentation gives in prose become keywords: maxLength for characters, x-maxBytes
// for bytes; those that hold "after entities parsing" are left to the methods, which parse. Descriptions go.
import { createGenerator } from 'ts-json-schema-generator';
import { readFileSync, writeFileSync } from 'node:fs';

const typesFolder = 'node_modules/@gramio/types/out';
const version = readFileSync(`${typesFolder}/params.d.ts`, 'utf8').match(/Based on Bot API v([0-9.]+)/)[1];

function schemaOf(file, type) {
  return createGenerator({
    path: `${typesFolder}/${file}`,
    type,
    skipTypeCheck: true,
    additionalProperties: false,
    topRef: true,
  }).createSchema(type);
}

const definitions = {
  ...schemaOf('objects.d.ts', 'TelegramUpdate').definitions,
  ...schemaOf('params.d.ts', '*').definitions,
};

const isHelper = (schema) =>
  schema.properties && (schema.properties.toJSON || schema.properties.toString || schema.properties.then);

function limits(schema) {
  const text = schema.description ?? '';
  const result = {};
  if (schema.type === 'string' && !schema.enum && !/after entities parsing/.test(text)) {
    const characters = text.match(/\b(\d+)\s?-\s?(\d+) characters/);
    const bytes = text.match(/\b(\d+)\s?-\s?(\d+) bytes/);
    if (characters) Object.assign(result, { minLength: +characters[1], maxLength: +characters[2] });
    if (bytes) Object.assign(result, { minLength: Math.min(1, +bytes[1]), 'x-maxBytes': +bytes[2] });
  }
  return result;
}

function clean(schema) {
  if (Array.isArray(schema)) return schema.map(clean);
  if (schema === null || typeof schema !== 'object') return schema;
  if (schema.$ref?.endsWith('/TelegramInputFile')) return { type: 'string' };
  const extra = limits(schema);
  const result = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'description') continue;
    if (key === 'anyOf') {
      const kept = value.filter((member) => !isHelper(member)).map(clean);
      const distinct = [...new Map(kept.map((member) => [JSON.stringify(member), member])).values()];
      if (distinct.length === 1) Object.assign(result, distinct[0]);
      else result.anyOf = distinct;
    } else if (key === 'properties') {
      result.properties = Object.fromEntries(Object.entries(value).map(([name, property]) => [name, clean(property)]));
    } else {
      result[key] = clean(value);
    }
  }
  if (result.anyOf && schema.description) Object.assign(result, limits({ ...result, description: schema.description }));
  return { ...result, ...extra };
}

const reachable = new Set();
function visit(node) {
  if (Array.isArray(node)) return node.forEach(visit);
  if (node === null || typeof node !== 'object') return;
  const name = typeof node.$ref === 'string' ? decodeURIComponent(node.$ref.replace('#/definitions/', '')) : null;
  if (name && !reachable.has(name)) {
    reachable.add(name);
    visit(definitions[name]);
  }
  Object.values(node).forEach(visit);
}

for (const name of Object.keys(definitions)) definitions[name] = clean(definitions[name]);
const roots = Object.keys(definitions).filter((name) => /^[A-Z]\w+Params$/.test(name)).concat('TelegramUpdate').sort();
roots.forEach((name) => { reachable.add(name); visit(definitions[name]); });

const kept = {};
for (const name of [...reachable].sort()) kept[name] = definitions[name];
const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $comment: `Generated from @gramio/types (MIT), Bot API ${version}, by sandbox/schema/regenerate.sh. Do not edit.`,
  definitions: kept,
};
writeFileSync(process.argv[2], JSON.stringify(schema, null, 1) + '\n');
console.log(`Bot API ${version}: ${roots.length - 1} methods, ${Object.keys(kept).length} definitions`);
