import { Option } from 'commander';
import { limits } from '../../lib/api/limits.ts';
import { namedSchemes } from '../../lib/forms/scheme.ts';
import { defaultModel, modelNames } from '../../lib/poet/models.ts';
import { formNames, openings } from '../../lib/poet/poem.ts';
import { defaultPreset, presetNames } from '../../lib/sampling/presets.ts';
import { say } from '../shared/locale.ts';
import { type PictureFile, pictureOption } from '../shared/picture.ts';
import type { RequestOptions } from '../shared/poemRequests.ts';
import { Command, integerOption, numberOption } from '../shared/run.ts';

/** Options of the command that writes poems. */
export interface PoemOptions extends RequestOptions {
  stressed?: boolean;
  count: number;
  json?: boolean;
  picture?: PictureFile;
  prompts?: string;
}

const schemeNames = Object.keys(namedSchemes).join(', ');
const range = ([low, high]: readonly [number, number]) => say(`${low} to ${high}`, `от ${low} до ${high}`);

/** The command without its action. */
export function poemOptions(): Command {
  return new Command('poem')
    .description(
      say(
        'Write a poem that continues your line (the default command)',
        'Написать стихи, которые продолжат вашу строку (если команда не названа)',
      ),
    )
    .argument(
      '[line...]',
      say(
        'the first line, or up to four separated by line breaks (default: standard input)',
        'первая строка или до четырёх, каждая с новой строки; без неё читается стандартный ввод',
      ),
    )
    .option(
      '--theme <text>',
      say(
        'what the poem is about, beside your line or without one',
        'о чём стихи; строку тогда можно не давать',
      ),
    )
    .addOption(
      new Option('--preset <name>', say('how wild the poem gets', 'нежнее или безумнее'))
        .choices(presetNames)
        .default(defaultPreset),
    )
    .addOption(
      new Option(
        '--form <name>',
        say(
          'rhymed or free verse, a pirozhok or a poroshok; without it verse writes rhymed poems, classic free ones',
          'в рифму, верлибр, пирожок или порошок; без неё сеть verse рифмует, classic пишет верлибр',
        ),
      ).choices(formNames),
    )
    .addOption(
      new Option(
        '--opening <name>',
        say('your line opens the poem, or stands above it', 'ваша строка открывает стихи или стоит над ними'),
      ).choices(openings),
    )
    .option(
      '--scheme <letters>',
      say(
        `lines that rhyme, e.g. ABBA, "-A-A", "AABA CCDC", ${schemeNames}`,
        'какие строки рифмуются: АББА, "-А-А", "ААБА ВВГВ", сонет, онегин',
      ),
    )
    .option(
      '--meter <name>',
      say(
        'metre and feet, e.g. iamb-4, anapest-3, dolnik-3, iamb, 4-3-4-3; auto takes the metre of your line',
        'размер и стопы: ямб-4, анапест-3, дольник-3, хорей, 4-3-4-3; auto берёт размер вашей строки',
      ),
    )
    .option(
      '--clausulae <letters>',
      say(
        'line endings, repeated: m masculine, f feminine, d dactylic',
        'окончания строк по кругу: м мужские, ж женские, д дактилические',
      ),
    )
    .addOption(
      new Option(
        '--model <name>',
        say(
          `network that writes (default: "${defaultModel}")`,
          `пишущая сеть (по умолчанию "${defaultModel}")`,
        ),
      ).choices(modelNames),
    )
    .option('--stressed', say('print the poem with stress marks', 'показать ударения'))
    .option(
      '--budget-ms <n>',
      say(
        `milliseconds after which the rest is written with little choice, ${range(limits.budgetMs)} (default: ${limits.budgetMs[1]})`,
        `через сколько миллисекунд дописать не выбирая, ${range(limits.budgetMs)} (по умолчанию ${limits.budgetMs[1]})`,
      ),
      integerOption,
    )
    .option('--profanity', say('allow obscene words', 'разрешить бранные слова'))
    .option(
      '--lines <n>',
      say(
        `lines of the poem, yours included but for an epigraph, ${range(limits.lines)}`,
        `сколько строк вместе с вашей, не считая эпиграфа, ${range(limits.lines)}`,
      ),
      integerOption,
    )
    .option(
      '--seed <n>',
      say(
        'the same line with the same seed gives the same poem',
        'число: с ним из той же строки выйдут те же стихи',
      ),
      integerOption,
    )
    .option(
      '--count <n>',
      say('poems to write for each line', 'сколько стихотворений на строку'),
      integerOption,
      1,
    )
    .option(
      '--prompts <file>',
      say('read first lines from a file, one per row', 'взять первые строки из файла, по одной в ряду'),
    )
    .option('--json', say('print one JSON object per poem', 'печатать каждое стихотворение как JSON'))
    .option(
      '--picture <file>',
      say('also draw the poem, as .svg or .png', 'ещё и нарисовать стихи, в .svg или .png'),
      pictureOption,
    )
    .option(
      '--top-k <n>',
      say('most likely tokens to choose among', 'из скольких вероятнейших токенов выбирать'),
      integerOption,
    )
    .option(
      '--newline-topk <n>',
      say('the same for the first token of a line', 'то же для первого токена строки'),
      integerOption,
    )
    .option(
      '--chaos-topk <n>',
      say('how many more tokens a step of chaos chooses among', 'на сколько токенов хаос расширяет выбор'),
      integerOption,
    )
    .option(
      '--chaos-rate <share>',
      say('share of the steps that are steps of chaos, 0 to 1', 'доля шагов хаоса, от 0 до 1'),
      numberOption,
    )
    .option('--max-tokens <n>', say('tokens to write', 'сколько токенов писать'), integerOption)
    .addHelpText(
      'after',
      `
${say('Examples:', 'Примеры:')}
  neural-poet Загадочна душа поэта
  neural-poet "Над крышей тихо тает свет" --scheme ONEGIN --stressed
  neural-poet "Ночь, улица" --scheme АББА --meter хорей-4 --clausulae жммж
  neural-poet --theme "осень в деревне"
  neural-poet "Ночь, улица" --form free --preset madness --lines 8 --count 3
  neural-poet "сосед купил себе корову" --form poroshok`,
    );
}
