import { readFile } from 'node:fs/promises';
import packageJson from '../../package.json' with { type: 'json' };
import { readJsonObject } from '../../workshop/artifacts/jsonObject.ts';
import { publish } from '../../workshop/artifacts/publish.ts';
import { Command, integerOption, run } from '../shared/run.ts';

interface Options {
  model: string;
  kind?: string;
  onnx: string;
  tokenizer: string;
  metrics: string;
  training?: string;
  window?: number;
  candidates?: number;
  artifactsVersion: string;
  licence: string;
  out: string;
}

const program = new Command('artifacts:publish')
  .description('Put a trained network and its tokenizer into model-artifacts/ and list them in its manifest')
  .requiredOption('--onnx <file>', 'the exported network')
  .requiredOption('--metrics <file>', 'JSON object: what training measured')
  .option('--training <file>', 'JSON object: data and settings of the training')
  .option('--tokenizer <file>', 'the tokenizer.json it was trained with', 'model-artifacts/tokenizer.json')
  .option('--model <name>', 'name of the network in the manifest', 'classic')
  .option('--kind <kind>', 'kind of network (default: its name)')
  .option('--window <n>', 'token ids the network sees, if that is fixed', integerOption)
  .option('--candidates <n>', 'candidates of a rhymed line (default: the usual number)', integerOption)
  .option('--artifacts-version <version>', 'version of the artifacts', packageJson.version)
  .option('--licence <id>', 'licence of the artifacts', packageJson.license)
  .option('--out <dir>', 'folder of the artifacts', 'model-artifacts')
  .action(async (options: Options) => {
    const manifest = await publish(options.out, {
      model: options.model,
      kind: options.kind ?? options.model,
      onnx: await readFile(options.onnx),
      tokenizer: await readFile(options.tokenizer),
      ...(options.window === undefined ? {} : { window: options.window }),
      ...(options.candidates === undefined ? {} : { candidates: options.candidates }),
      metrics: await readJsonObject(options.metrics),
      training: options.training === undefined ? {} : await readJsonObject(options.training),
      version: options.artifactsVersion,
      licence: options.licence,
      created: new Date().toISOString().slice(0, 10),
    });
    const files = [...(manifest.models[options.model]?.files ?? []), ...manifest.tokenizer.files];
    for (const file of files) console.log(`${file.sha256}  ${file.bytes}  ${options.out}/${file.path}`);
  });

await run(program);
