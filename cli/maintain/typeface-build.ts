import { writeWhole } from '../../workshop/corpus/writeWhole.ts';
import { cutTypeface } from '../../workshop/typeface/cutTypeface.ts';
import { openSpectral } from '../../workshop/typeface/spectral.ts';
import { Command, run } from '../shared/run.ts';

const program = new Command('typeface:build')
  .description('Cut the letters of the pictures out of the font Spectral')
  .option('--out <file>', 'file to write', 'lib/picture/spectral.json')
  .action(async ({ out }: { out: string }) => {
    const { fonts, notice } = await openSpectral();
    const cut = cutTypeface(fonts, notice);
    const json = `${JSON.stringify(cut)}\n`;
    await writeWhole(out, json);
    console.log(`${Object.keys(cut.glyphs).length} letters, ${Buffer.byteLength(json)} bytes -> ${out}`);
  });

await run(program);
