// ajv compiles the published schemas in its strictest mode, and answers as both of our judges do.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { readFolder, work } from "./files.mjs";
import { tell } from "./telling.mjs";

const ajv = addFormats(new Ajv2020({ strict: true }));
const schemas = readFolder("../../schemas/v1");
for (const [, schema] of schemas) ajv.addSchema(schema);
const judges = new Map(schemas.map(([, { $id }]) => [$id, ajv.getSchema($id)]));

const faults = [];
const counts = { accepted: 0, refused: 0 };
const lines = readFileSync(join(work, "trees.jsonl"), "utf8").trimEnd().split("\n");
for (const line of lines) {
  const { schema, from, ours, tree } = JSON.parse(line);
  const judge = judges.get(`${schema}.schema.json`);
  const answer = judge(tree);
  counts[answer ? "accepted" : "refused"] += 1;
  for (const [name, accepted] of Object.entries(ours)) {
    if (accepted === answer) continue;
    const why = answer ? "ajv accepts" : ajv.errorsText(judge.errors);
    faults.push(`${schema} (${from}): ${name} ${accepted ? "accepts" : "refuses"}, ${why}`);
  }
}
if (!counts.accepted || !counts.refused) faults.push("one answer never came");
tell(
  "ajv, our schemas",
  `${schemas.length} compile in strict mode; agrees on ${counts.accepted} accepted ` +
    `and ${counts.refused} refused trees`,
  faults,
);
