import type { ReadOptions } from '../../lib/files/jsonLines.ts';
import { readText } from '../../lib/files/readLines.ts';
import { fileSource } from '../../lib/files/source.ts';
import { wordPartsOf } from '../../lib/russian/words.ts';
import { publishPart } from '../../workshop/artifacts/publish.ts';
import { readPoems } from '../../workshop/corpus/jsonl.ts';
import { packForms, safeForms } from '../../workshop/lexicon/yoForms.ts';
import { bytesBar } from '../shared/progress.ts';
import { reading, type StrictOption, strictOption } from '../shared/reading.ts';
import { Command, run } from '../shared/run.ts';

const program = new Command('yo:build')
  .description(
    'Compile the words whose ё is restored: those of a table that are marked safe and used by poems',
  )
  .requiredOption('--table <file>', 'rows of spelling, form with ё, safe or ambiguous; .tsv or .tsv.gz')
  .requiredOption('--in <files...>', 'cleaned corpus files')
  .option('--out <dir>', 'folder of the artifacts', 'model-artifacts')
  .addOption(strictOption)
  .action(async (options: StrictOption & { table: string; in: string[]; out: string }) => {
    const bar = bytesBar(options.in);
    const used = await wordsUsed(options.in, reading(options, bar.add)).finally(bar.stop);
    const forms = safeForms(await readText(fileSource(options.table)), used);
    const packed = packForms(forms);
    await publishPart(options.out, 'yo', packed);
    console.log(`${forms.length} words, ${packed.length} bytes -> ${options.out}`);
  });

async function wordsUsed(files: readonly string[], own: ReadOptions): Promise<Set<string>> {
  const used = new Set<string>();
  for (const file of files) {
    for await (const poem of readPoems(file, own)) {
      for (const word of wordPartsOf(poem.text)) used.add(word);
    }
  }
  return used;
}

await run(program);
