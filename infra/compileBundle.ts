import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compiledPath, runBundle } from '../lib/service/compiledBundle.ts';
import { setFlagsOfBundles } from '../lib/service/v8Flags.ts';

// Run in a process of its own (bundle.ts): writes a poem by a bundle, and the code that V8 compiled for it beside it.
const [folder = ''] = process.argv.slice(2);
const file = join(folder, 'generate.js');
setFlagsOfBundles();
const { exports, compiled } = runBundle<{ handler(event: object): Promise<unknown> }>(file);
const event = {
  rawPath: '/poem',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ prompt: 'Над крышей тихо тает свет', seed: 1 }),
  requestContext: { stage: '$default', http: { method: 'POST' } },
};
await exports.handler(event);
// The first poem has changed them.
setFlagsOfBundles();
writeFileSync(compiledPath(file), compiled());
