import { readText } from '../../lib/files/readLines.ts';
import { fileSource } from '../../lib/files/source.ts';
import { publishPart } from '../../workshop/artifacts/publish.ts';
import { readCapitals, readNames } from '../../workshop/lexicon/names.ts';
import { nameRows, packNames } from '../../workshop/lexicon/packNames.ts';
import { Command, run } from '../shared/run.ts';

const program = new Command('names:build')
  .description('Compile the names that are written with a capital')
  .option('--names <file>', 'forms of names, of training/names.py', 'data/names.tsv')
  .option('--capitals <file>', 'how often words have a capital, of names:count', 'data/capitals.tsv')
  .option('--out <dir>', 'folder of the artifacts', 'model-artifacts')
  .action(async (options: { names: string; capitals: string; out: string }) => {
    const rows = nameRows(
      readNames(await readText(fileSource(options.names))),
      readCapitals(await readText(fileSource(options.capitals))),
    );
    const packed = packNames(rows);
    await publishPart(options.out, 'names', packed);
    console.log(`${rows.length} names, ${packed.length} bytes -> ${options.out}`);
  });

await run(program);
