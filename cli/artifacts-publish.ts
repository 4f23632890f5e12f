import { readFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import pc from 'picocolors';
import { publish, readJsonObject } from '../lib/artifacts/publish.ts';
import packageJson from '../package.json' with { type: 'json' };

interface Options {
  model: string;
  kind?: string;
  onnx: string;
  tokenizer: string;
  metrics: string;
  training?: string;
  window: number;
  version: string;
  licence: string;
  out: string;
}

const program = new Command('artifacts:publish')
  .description(
    'Put a trained network and its tokenizer into model-artifacts/ and enter them in its manifest.',
  )
  .requiredOption('--onnx <file>', 'the exported network')
  .requiredOption('--tokenizer <file>', 'the tokenizer.json it was trained with')
  .requiredOption('--metrics <file>', 'JSON object: what training measured')
  .option('--training <file>', 'JSON object: data and settings of the training')
  .option('--model <name>', 'name of the network in the manifest', 'classic')
  .option('--kind <kind>', 'class of network (default: its name)')
  .option('--window <n>', 'token ids the network sees', positiveInteger, 20)
  .option('--version <version>', 'version of the artifacts', packageJson.version)
  .option('--licence <id>', 'licence of the artifacts', packageJson.license)
  .option('--out <dir>', 'folder of the artifacts', 'model-artifacts')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

const options = program.opts<Options>();
try {
  const manifest = await publish(options.out, {
    model: options.model,
    kind: options.kind ?? options.model,
    onnx: await readFile(options.onnx),
    tokenizer: await readFile(options.tokenizer),
    window: options.window,
    metrics: await readJsonObject(options.metrics),
    training: options.training === undefined ? {} : await readJsonObject(options.training),
    version: options.version,
    licence: options.licence,
    created: new Date().toISOString().slice(0, 10),
  });
  const files = [...(manifest.models[options.model]?.files ?? []), ...manifest.tokenizer.files];
  for (const file of files) console.log(`${file.sha256}  ${file.bytes}  ${options.out}/${file.path}`);
} catch (error) {
  console.error(pc.red((error as Error).message));
  process.exitCode = 1;
}

function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('Give a whole number above 0.');
  return value;
}
