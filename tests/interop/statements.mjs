// Digital Bazaar's @digitalbazaar/vc judges statements, as they are and with a value changed.

import * as vc from "@digitalbazaar/vc";
import { checkStatus, documentLoader, suite } from "./documents.mjs";
import { changeEach, read, readFolder, work } from "./files.mjs";
import { tell } from "./telling.mjs";

const faults = [];
const counts = { demo: 0, kinds: 0, changes: 0 };

async function judge(credential, options) {
  const common = { credential, suite, documentLoader, checkStatus };
  const { verified, error } = await vc.verifyCredential({ ...common, ...options });
  return { verified, why: error?.errors?.[0] ?? error };
}

async function judgeAll(group, statements, options) {
  if (!statements.length) faults.push(`${group}: no statement`);
  for (const [name, statement] of statements) {
    counts[group] += 1;
    const { verified, why } = await judge(statement, options);
    if (!verified) faults.push(`${name}: ${why}`);
    for (const [place, changed] of changeEach(statement)) {
      counts.changes += 1;
      if ((await judge(changed, options)).verified) faults.push(`${name}: ${place} may change`);
    }
  }
}

await judgeAll("demo", readFolder(work, "demo/statements"), {});
await judgeAll("kinds", readFolder(work, "kinds"), read(work, "moment.json"));
tell(
  "@digitalbazaar/vc, statements",
  `${counts.demo} of the demo and ${counts.kinds} of all kinds verify, ` +
    `none of ${counts.changes} with one value changed`,
  faults,
);
