// Digital Bazaar's libraries sign a statement and a share of ours; accept.py judges them.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import * as Ed25519Multikey from "@digitalbazaar/ed25519-multikey";
import { createSignCryptosuite } from "@digitalbazaar/eddsa-jcs-2022-cryptosuite";
import * as vc from "@digitalbazaar/vc";
import jsigs from "jsonld-signatures";
import { documentLoader } from "./documents.mjs";
import { read, work } from "./files.mjs";

const { now: date } = read(work, "moment.json");
const { issuer, holder } = read(work, "unsigned/keys.json");

async function makeSuite({ seed, controller }) {
  const key = await Ed25519Multikey.generate({ seed: Buffer.from(seed, "hex"), controller });
  const cryptosuite = createSignCryptosuite();
  return new DataIntegrityProof({ signer: key.signer(), cryptosuite, date });
}

const write = (name, tree) => writeFileSync(join(work, "theirs", name), JSON.stringify(tree));

const statement = await vc.issue({
  credential: read(work, "unsigned/statement.json"),
  suite: await makeSuite(issuer),
  documentLoader,
});
write("statement.json", statement);

// Their suite has no option for `expires`; it starts every proof from the members set here.
const suite = await makeSuite(holder);
suite.proof = { expires: holder.expires };
const share = await vc.signPresentation({
  presentation: read(work, "unsigned/share.json"),
  purpose: new jsigs.purposes.ControllerProofPurpose({ term: "authentication" }),
  suite,
  documentLoader,
});
write("share.json", share);
