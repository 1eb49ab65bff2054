/** Hashes: of files in manifests, and shorter ones that tell what is made of what. */
import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal, as in the manifest. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Enough of it to tell two things apart by mistake, and not against malice: heads of banks and names of queues stay short. */
export const shortHash = (content: string): string => sha256(content).slice(0, 16);
