import { buildPackage } from '../../workshop/package/build.ts';
import { Command, run } from '../shared/run.ts';

const program = new Command('package:build')
  .description('Build the code of the npm package in dist/; npm pack calls it')
  .action(buildPackage);

await run(program);
