// The documents that Digital Bazaar's libraries may load: three pinned contexts, and the keys of
// issuers and holders. Anything else is refused, so that nothing is ever fetched.

import { contexts } from "@digitalbazaar/credentials-context";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { createVerifyCryptosuite } from "@digitalbazaar/eddsa-jcs-2022-cryptosuite";
import { read, readFolder, vectors, work } from "./files.mjs";

const CREDENTIALS = "https://www.w3.org/ns/credentials/v2";
const BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
const OWN_TERMS = "https://www.w3.org/ns/credentials/undefined-terms/v2";
const MULTIKEY = "https://w3id.org/security/multikey/v1";
const DID = "https://www.w3.org/ns/did/v1";

const documents = new Map([
  [CREDENTIALS, read(vectors, "w3c-vc-data-model/contexts/credentials/v2")],
  [BADGES, read(vectors, "openbadges/ob_v3p0/context-3.0.3.json")],
  [OWN_TERMS, contexts.get(OWN_TERMS)],
]);
// A did:web name has the keys that the directories list for it, a did:key the one in its name.
const issuers = new Map();
for (const [, directory] of readFolder(work, "directories")) {
  for (const { id, keys } of directory.issuers) {
    issuers.set(id, [...(issuers.get(id) ?? []), ...keys.map(({ key }) => key)]);
  }
}

export async function documentLoader(url) {
  const document = documents.get(url) ?? findKey(url);
  if (!document) throw new Error(`nothing is fetched: ${url}`);
  return { contextUrl: null, documentUrl: url, document };
}

function findKey(url) {
  const [controller, wanted] = url.split("#");
  const own = controller.startsWith("did:key:") ? [controller.slice("did:key:".length)] : [];
  const methods = (issuers.get(controller) ?? own).map((key) => ({
    "@context": MULTIKEY,
    id: `${controller}#${key}`,
    type: "Multikey",
    controller,
    publicKeyMultibase: key,
  }));
  if (wanted) return methods.find(({ id }) => id === url);
  const ids = methods.map(({ id }) => id);
  const purposes = own.length ? { authentication: ids } : { assertionMethod: ids };
  return { "@context": [DID], id: controller, verificationMethod: methods, ...purposes };
}

export const suite = new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() });
// Withdrawal lists of our kind are unknown to them; without an answer they judge nothing at all.
export const checkStatus = async () => ({ verified: true });
