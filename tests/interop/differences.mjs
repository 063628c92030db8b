// Where Digital Bazaar's libraries say yes and ours do not: as docs/interop.md lists, no more.

import { readFileSync } from "node:fs";
import * as vc from "@digitalbazaar/vc";
import jsigs from "jsonld-signatures";
import { checkStatus, documentLoader, suite } from "./documents.mjs";
import { read, work } from "./files.mjs";
import { tell } from "./telling.mjs";

const { now } = read(work, "moment.json");
const presentationPurpose = new jsigs.purposes.ControllerProofPurpose({ term: "authentication" });

function judge(tree) {
  const common = { now, suite, documentLoader, checkStatus };
  return tree.type.includes("VerifiablePresentation")
    ? vc.verify({ presentation: tree, presentationPurpose, ...common })
    : vc.verifyCredential({ credential: tree, ...common });
}

// Rows of the table: the name of a case, then the code with which ours answers.
const page = readFileSync("../../docs/interop.md", "utf8");
const listed = [...page.matchAll(/^\| `([a-z0-9-]+)` \| `([a-z-]+)` \|/gm)];
const told = Object.fromEntries(listed.map(([, name, code]) => [name, code]));
const faults = [];
const cases = Object.entries(read(work, "differences.json"));
for (const [name, { code, tree }] of cases) {
  if (told[name] !== code) faults.push(`${name}: ours says ${code}, docs/interop.md ${told[name]}`);
  if (!(await judge(tree)).verified) faults.push(`${name}: theirs refuses it too`);
  delete told[name];
}
for (const name of Object.keys(told)) faults.push(`${name}: docs/interop.md lists it, no case`);
tell("@digitalbazaar/vc, differences", `${cases.length} known ones, all as listed`, faults);
