// The files that judges look at, and copies of them in which one value was changed.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

export const work = process.argv[2];
export const vectors = process.env.PDPKIT_VECTORS;

export const read = (...path) => JSON.parse(readFileSync(join(...path), "utf8"));

export function readFolder(...path) {
  const names = readdirSync(join(...path)).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => [name.replace(/\.json$/, ""), read(...path, name)]);
}

// Each copy has one character of one text, one number or one yes-or-no changed.
export function* changeEach(tree) {
  for (const path of leaves(tree)) {
    const copy = structuredClone(tree);
    const last = path.at(-1);
    const owner = path.slice(0, -1).reduce((value, step) => value[step], copy);
    owner[last] = change(owner[last]);
    yield ["/" + path.join("/"), copy];
  }
}

function* leaves(value, path = []) {
  if (value === null || typeof value !== "object") yield path;
  else for (const name of Object.keys(value)) yield* leaves(value[name], [...path, name]);
}

function change(value) {
  if (typeof value === "boolean") return !value;
  if (typeof value !== "string") return value + 1;
  const middle = value.length >> 1;
  return value.slice(0, middle) + (value[middle] === "x" ? "y" : "x") + value.slice(middle + 1);
}
