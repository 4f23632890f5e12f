import { cleanFiles } from '../../workshop/corpus/clean/cleanFiles.ts';
import { type Count, type FileReport, ruleNames } from '../../workshop/corpus/clean/report.ts';
import { bytesBar } from '../shared/progress.ts';
import { reading, type StrictOption, strictOption } from '../shared/reading.ts';
import { Command, run } from '../shared/run.ts';

const program = new Command('corpus:clean')
  .description(
    'Clean verse: JSON Lines with {"text"} in, the same out, with a report of what each rule removed',
  )
  .requiredOption('--in <files...>', 'corpus files, .jsonl or .jsonl.gz')
  .requiredOption('--out <dir>', 'folder for NAME.jsonl and report.json')
  .option('--gentle', 'keep poems of any length; remove separate Latin lines instead of their poems')
  .addOption(strictOption)
  .option('--json', 'print the report as JSON')
  .action(async (options: StrictOption & { in: string[]; out: string; gentle?: boolean; json?: boolean }) => {
    const { gentle = false } = options;
    const bar = bytesBar(gentle ? options.in : [...options.in, ...options.in]);
    const reports = await cleanFiles(options.in, options.out, reading(options, bar.add), {
      gentle,
    }).finally(bar.stop);
    console.log(options.json ? JSON.stringify({ files: reports }) : table(reports));
  });

function table(reports: readonly FileReport[]): string {
  const sum = (pick: (report: FileReport) => Count): string => {
    const total = (key: keyof Count) => reports.reduce((all, report) => all + pick(report)[key], 0);
    return `${String(total('poems')).padStart(9)} ${String(total('lines')).padStart(10)}`;
  };
  const row = (name: string, counts: string) => `${name.padEnd(18)}${counts}`;
  return [
    row('', '    poems      lines'),
    row(
      'read',
      sum((report) => report.in),
    ),
    ...ruleNames.map((rule) =>
      row(
        `- ${rule}`,
        sum((report) => report.rules[rule]),
      ),
    ),
    row(
      'kept',
      sum((report) => report.out),
    ),
    row(
      '  of them obscene',
      sum((report) => report.obscene),
    ),
    '',
    ...reports.map(
      (report) =>
        `${report.file}: ${report.out.poems} of ${report.in.poems} poems${report.lineLimit === undefined ? '' : `, at most ${report.lineLimit} lines`}`,
    ),
  ].join('\n');
}

await run(program);
