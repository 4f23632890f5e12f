import { describe, expect, it } from 'vitest';
import { markOperands, unmarked } from './operands.ts';
import { Command } from './run.ts';

const command = new Command('poem').option('--scheme <letters>').option('-s, --seed <n>').option('--json');

describe('markOperands', () => {
  it.each([
    [
      ['-Куда', 'ты', '--json'],
      ['\0-Куда', 'ты', '--json'],
    ],
    [['- Привет'], ['\0- Привет']],
    [
      ['--', '-снег'],
      ['--', '-снег'],
    ],
    [
      ['--scheme', '-А-А', 'снег'],
      ['--scheme', '-А-А', 'снег'],
    ],
    [
      ['-s', '-5'],
      ['-s', '-5'],
    ],
    [
      ['--json', '-5 градусов'],
      ['--json', '\0-5 градусов'],
    ],
    [['-'], ['-']],
    [
      ['--rhyme', '-r'],
      ['--rhyme', '-r'],
    ],
  ])('%j', (args, marked) => {
    expect(markOperands(args, command)).toEqual(marked);
    expect(marked.map(unmarked)).toEqual(args);
  });

  it.each([
    [
      ['снег', '—lines', '4'],
      ['снег', '--lines', '4'],
    ],
    [['–-lines=4'], ['--lines=4']],
    [['-lines'], ['--lines']],
    [
      ['—scheme', '-А-А'],
      ['--scheme', '-А-А'],
    ],
    [
      ['--scheme', '—lines'],
      ['--scheme', '—lines'],
    ],
    [['— Hello'], ['— Hello']],
    [['-s5'], ['-s5']],
    [
      ['--', '—lines'],
      ['--', '—lines'],
    ],
  ])('reads the dashes of options in %j', (args, read) => {
    expect(markOperands(args, command)).toEqual(read);
  });
});
