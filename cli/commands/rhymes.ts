import { rhymesFor } from '../../lib/prosody/index.ts';
import { ACUTE, countSyllables } from '../../lib/russian/letters.ts';
import { tidy } from '../../lib/russian/tidy.ts';
import { lexiconOfArtifacts } from '../shared/lexicon.ts';
import { say } from '../shared/locale.ts';
import { Command, integerOption, UsageError } from '../shared/run.ts';

export function rhymesCommand(): Command {
  return new Command('rhymes')
    .description(
      say(
        'List the rhymes of a Russian word, the closest in sound first',
        'Рифмы к слову, ближайшие по звуку сначала',
      ),
    )
    .argument(
      '<word>',
      say(
        'the word; an acute accent (U+0301) after a vowel marks the stress',
        'слово; ударение можно отметить знаком U+0301 после гласной',
      ),
    )
    .option('--count <n>', say('how many', 'сколько показать'), integerOption, 30)
    .option('--json', say('print one JSON object per rhyme', 'печатать каждую рифму как JSON'))
    .action(async (given: string, options: { count: number; json?: boolean }) => {
      const marked = tidy(given, { stressMarks: true });
      const word = tidy(marked);
      if (!/^[а-яё-]+$/iu.test(word) || countSyllables(word.toLowerCase()) === 0)
        throw new UsageError(`«${given}» is not a Russian word with a vowel`);
      const mark = marked.indexOf(ACUTE);
      const stress = mark < 0 ? undefined : countSyllables(marked.slice(0, mark).toLowerCase()) - 1;
      for (const rhyme of rhymesFor(word, await lexiconOfArtifacts(), stress).slice(0, options.count)) {
        console.log(options.json ? JSON.stringify(rhyme) : `${rhyme.word.padEnd(20)} ${rhyme.kind}`);
      }
    });
}
