// JSON-LD in safe mode: the pinned contexts name every term, and nothing is dropped.

import { deepStrictEqual } from "node:assert";
import { contexts } from "@digitalbazaar/credentials-context";
import jsonld from "jsonld";
import { documentLoader } from "./documents.mjs";
import { read, readFolder, work } from "./files.mjs";
import { tell } from "./telling.mjs";

const CREDENTIALS = "https://www.w3.org/ns/credentials/v2";
// Entries have bare UUIDs as ids; JSON-LD reads them as relative references, which need a base.
const base = "https://record.example/";
const faults = [];

async function expand(name, tree, options) {
  try {
    await jsonld.expand(tree, { documentLoader, safe: true, ...options });
  } catch ({ message, details }) {
    faults.push(`${name}: ${details?.event?.message ?? message} ${details?.event?.details?.id}`);
  }
}

deepStrictEqual((await documentLoader(CREDENTIALS)).document, contexts.get(CREDENTIALS));
const demo = readFolder(work, "demo/statements");
if (!demo.length) faults.push("the demo made no statement");
const statements = [...demo, ...readFolder(work, "kinds")];
for (const [name, statement] of statements) {
  await expand(name, statement, statement.credentialSubject.entry ? { base } : {});
}
await expand("share", read(work, "share.json"), { base });
tell("jsonld, terms", `${statements.length} statements and a share expand whole`, faults);
