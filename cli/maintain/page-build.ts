import { join } from 'node:path';
import { writeWhole } from '../../workshop/corpus/writeWhole.ts';
import { buildPage } from '../../workshop/package/buildPage.ts';
import { Command, run } from '../shared/run.ts';

const program = new Command('page:build')
  .description('Write lib/page/assets.json from the page’s script and style in lib/page/source/')
  .action(async () => {
    await writeWhole(join(import.meta.dirname, '../../lib/page/assets.json'), [await buildPage()]);
  });

await run(program);
