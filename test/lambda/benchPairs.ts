import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, integerOption, run } from '../../cli/shared/run.ts';
import { bundleGenerate } from '../../infra/bundle.ts';
import { deployedArtifacts } from '../../infra/deployedArtifacts.ts';
import { Cloud } from './cloud.ts';
import { compareColdStarts, type Measured, type Starts } from './pairedStarts.ts';

const artifacts = join(import.meta.dirname, '..', '..', 'model-artifacts');
/** Where the other version finds its artifacts: as they are, since it may not know others. */
const plain = 'plain/0a1b2c3d';

const program = new Command('bench:pairs')
  .description(
    'Time cold starts of the asset of another version and of generate, with S3 and with the artifacts beside the code, in turn',
  )
  .argument('<asset>', 'folder of the other asset, such as one that npm run synth left in cdk.out/')
  .option('--rounds <n>', 'cold starts of each', integerOption, 20)
  .option('--share <share>', 'share of one core', Number, 1)
  .action(async (asset: string, { rounds, share }: { rounds: number; share: number }) => {
    const cloud = await Cloud.start(artifacts);
    await cloud.upload(artifacts, plain);
    const folder = await deployedArtifacts(artifacts);
    const carrying = await bundleGenerate('x86_64', folder, 'asset');
    const contestants = [
      { name: 'before', asset, changes: { MODEL_PREFIX: plain } },
      { name: 'with S3', changes: {} },
      { name: 'beside the code', asset: carrying, changes: { MODEL_BUCKET: '' } },
    ];
    try {
      const onRound = (done: number) => process.stderr.write(`\r${done} of ${rounds}`);
      console.log(table(await compareColdStarts(cloud, contestants, { share, rounds, onRound })));
    } finally {
      await cloud.stop();
      await Promise.all([folder, carrying].map((made) => rm(made, { recursive: true })));
    }
  });

function table(compared: readonly Starts[]): string {
  const [first] = compared as [Starts];
  const names = Object.keys(first.median) as Measured[];
  const rows = (['firstQuartile', 'median'] as const).flatMap((statistic) =>
    compared.flatMap((starts) => {
      const values = starts[statistic];
      const cells = names.map((name) => values[name].toFixed(0));
      const ratio = (name: Measured) => (values[name] / first[statistic][name]).toFixed(2);
      return `| ${starts.name}, ${statistic === 'median' ? 'median' : 'first quartile'} | ${cells.join(' | ')} | ${ratio('total')} | ${ratio('cpu')} |`;
    }),
  );
  const head = ['', ...names, 'ratio, total', 'ratio, cpu'];
  return ['', `| ${head.join(' | ')} |`, `| ${head.map(() => '---').join(' | ')} |`, ...rows].join('\n');
}

await run(program);
