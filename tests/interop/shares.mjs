// Digital Bazaar's @digitalbazaar/vc judges shares, with and without a verifier's request.

import * as vc from "@digitalbazaar/vc";
import jsigs from "jsonld-signatures";
import { checkStatus, documentLoader, suite } from "./documents.mjs";
import { changeEach, read, work } from "./files.mjs";
import { tell } from "./telling.mjs";

// Their own default purpose demands a challenge; a share made without a request has none.
const presentationPurpose = new jsigs.purposes.ControllerProofPurpose({ term: "authentication" });
const faults = [];

async function judge(presentation, options) {
  const common = { presentation, suite, documentLoader, checkStatus };
  try {
    const { verified, credentialResults = [] } = await vc.verify({ ...common, ...options });
    return { verified, statements: credentialResults.length };
  } catch {
    return { verified: false, statements: 0 };
  }
}

async function demand(what, wanted, presentation, options) {
  const { verified, statements } = await judge(presentation, options);
  if (verified !== wanted) faults.push(`${what}: ${verified ? "passes" : "fails"}`);
  return statements;
}

const share = read(work, "share.json");
const inside = await demand("the demo's share", true, share, { presentationPurpose });
if (!inside) faults.push("the demo's share carries no statement");
let changes = 0;
for (const [place, changed] of changeEach(share)) {
  changes += 1;
  await demand(`a change of ${place}`, false, changed, { presentationPurpose });
}

const { now } = read(work, "moment.json");
const asked = read(work, "asked-share.json");
const [{ domain, challenge }] = asked.proof;
await demand("a share for a request", true, asked, { now, domain, challenge });
await demand("a share for another domain", false, asked, { now, domain: "x.example", challenge });
await demand("a share for another challenge", false, asked, { now, domain, challenge: "x" });

tell(
  "@digitalbazaar/vc, shares",
  `the demo's with ${inside} statements and one for a request verify, ` +
    `none of ${changes} with one value changed, nor for another request`,
  faults,
);
