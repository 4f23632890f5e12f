import { join } from 'node:path';
import { runBundle } from '../../lib/service/compiledBundle.ts';
import { setFlagsOfBundles } from '../../lib/service/v8Flags.ts';

setFlagsOfBundles();
const { exports } = runBundle<typeof import('./handler.ts')>(join(import.meta.dirname, 'generate.js'));

/** What Lambda calls. */
export const handler = exports.handler;

// Such a container starts before anybody waits for it.
if (process.env['AWS_LAMBDA_INITIALIZATION_TYPE'] === 'provisioned-concurrency') await exports.warmUp();
