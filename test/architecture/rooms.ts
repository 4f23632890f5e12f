/** A folder of the tree, and what its files may import. */
export interface Room {
  /** The folder. Subfolders belong to it unless they are rooms of their own. */
  readonly path: string;
  /** What it holds, in a few words. */
  readonly holds: string;
  /** The rooms that its files may import; `lib` and `workshop` stand for every room in them. */
  readonly uses: readonly string[];
}

/**
 * The rooms of the house, entries first, leaves last: a room may only use rooms that come after it. This is the only
 * place that has the rules. The test next to it checks the imports of the whole tree against them, and
 * docs/ARCHITECTURE.md shows them as a table.
 */
export const rooms: readonly Room[] = [
  { path: 'examples', holds: 'programs that use the package or the API; tests run them', uses: [] },
  {
    path: 'test',
    holds: 'tests of the whole, doubles of the services, benchmarks',
    uses: ['cli', 'functions', 'infra', 'lib', 'workshop'],
  },
  {
    path: 'cli',
    holds: "commands: read options, call, print; `cli/maintain` has the maintainers'",
    uses: ['infra', 'lib', 'workshop'],
  },
  {
    path: 'functions',
    holds: 'entries of the Lambda functions: parse, call, map errors',
    uses: ['lib'],
  },
  {
    path: 'infra',
    holds: 'the CDK app: bucket, functions, table, API, alarms, dashboard',
    uses: ['lib/api', 'lib/artifacts', 'lib/network', 'lib/page', 'lib/service', 'workshop/cost'],
  },
  {
    path: 'workshop/scoreboard',
    holds: "poems of each network and people's, measured alike",
    uses: ['lib', 'workshop/corpus', 'workshop/python', 'workshop/reading', 'workshop/statistics'],
  },
  {
    path: 'workshop/grammar',
    holds: 'builder of what `lib/grammar` reads; what faults of grammar cost',
    uses: ['lib/files', 'lib/grammar', 'lib/shared', 'workshop/corpus', 'workshop/reading'],
  },
  {
    path: 'workshop/reading',
    holds: "blind reading: sheets of our and people's poems, answers, scores ([READING.md](READING.md))",
    uses: ['lib', 'workshop/corpus', 'workshop/statistics'],
  },
  {
    path: 'workshop/evaluation',
    holds: 'bits per letter, n-gram models to compare with, accuracy of the prosody',
    uses: [
      'lib/network',
      'lib/prosody',
      'lib/russian',
      'lib/tokenizer',
      'workshop/corpus',
      'workshop/statistics',
    ],
  },
  {
    path: 'workshop/known',
    holds: 'builders of what `lib/known` reads',
    uses: [
      'lib/files',
      'lib/known',
      'lib/prosody',
      'lib/russian',
      'lib/shared',
      'lib/tokenizer',
      'workshop/corpus',
      'workshop/statistics',
    ],
  },
  {
    path: 'workshop/lexicon',
    holds: 'builders of the stress lexicon and of the words with ё',
    uses: ['lib/files', 'lib/prosody', 'lib/russian', 'lib/shared', 'workshop/corpus', 'workshop/statistics'],
  },
  {
    path: 'workshop/vectors',
    holds: 'builder of the word vectors',
    uses: ['lib/files', 'lib/russian', 'lib/vectors', 'workshop/corpus', 'workshop/python'],
  },
  {
    path: 'workshop/tokenizer',
    holds: 'training of the tokenizer',
    uses: ['lib/tokenizer'],
  },
  {
    path: 'workshop/corpus',
    holds: 'poems: collected, cleaned, described, written as token arrays ([COLLECTING.md](COLLECTING.md))',
    uses: ['lib/files', 'lib/prosody', 'lib/russian', 'lib/shared', 'lib/tokenizer', 'workshop/statistics'],
  },
  {
    path: 'workshop/typeface',
    holds: 'builder of the letters that `lib/picture` sets',
    uses: ['lib/picture'],
  },
  { path: 'workshop/python', holds: 'programs in Python: started, fed and read', uses: [] },
  { path: 'workshop/statistics', holds: 'quantiles, histograms, tallies', uses: [] },
  { path: 'workshop/artifacts', holds: 'publishing: files and manifest', uses: ['lib/artifacts'] },
  { path: 'workshop/cost', holds: 'what poems cost in AWS in a month ([COST.md](COST.md))', uses: [] },
  {
    path: 'workshop/supplyChain',
    holds: 'licences of the packages ([SUPPLY_CHAIN.md](SUPPLY_CHAIN.md))',
    uses: [],
  },
  {
    path: 'workshop/package',
    holds: 'builder of the npm package ([PACKAGE.md](PACKAGE.md))',
    uses: ['lib/page'],
  },
  {
    path: 'lib/library',
    holds: 'what the npm package exports: `loadPoet()`',
    uses: [
      'lib/api',
      'lib/artifacts',
      'lib/poet',
      'lib/prosody',
      'lib/russian',
      'lib/sampling',
      'lib/service',
    ],
  },
  {
    path: 'lib/service',
    holds: 'the API at work: a request to an answer, with HTTP or without; the local server',
    uses: ['lib/api', 'lib/artifacts', 'lib/page', 'lib/picture', 'lib/poet', 'lib/shared'],
  },
  {
    path: 'lib/page/script',
    holds: 'what the page does in a browser',
    uses: ['lib/api', 'lib/forms', 'lib/page', 'lib/poet', 'lib/russian', 'lib/sampling'],
  },
  {
    path: 'lib/page',
    holds: 'the page and the documentation page: words, markup, style, how they become one file',
    uses: ['lib/api', 'lib/forms', 'lib/sampling'],
  },
  {
    path: 'lib/picture',
    holds: 'a poem as a picture: set, as SVG and as PNG',
    uses: ['lib/api', 'lib/poet', 'lib/shared'],
  },
  {
    path: 'lib/chat/telegram',
    holds: "Telegram's part of a conversation ([TELEGRAM.md](TELEGRAM.md))",
    uses: ['lib/api', 'lib/chat', 'lib/chat/understand', 'lib/russian', 'lib/sampling', 'lib/shared'],
  },
  {
    path: 'lib/chat',
    holds: 'conversation: what is asked for, texts, buttons, updates seen before',
    uses: ['lib/api', 'lib/chat/understand', 'lib/poet', 'lib/russian', 'lib/sampling', 'lib/shared'],
  },
  {
    path: 'lib/chat/understand',
    holds: 'what a message asks for, by rules: talk, a line, a theme, a wish for a poem',
    uses: [],
  },
  {
    path: 'lib/api',
    holds: 'schema of requests and answers, problem details, OpenAPI',
    uses: ['lib/forms', 'lib/poet', 'lib/russian', 'lib/sampling', 'lib/shared'],
  },
  {
    path: 'lib/poet',
    holds: '`loadPoetFrom()`, `compose()`, the free and the rhymed writer ([VERSE.md](VERSE.md))',
    uses: [
      'lib/artifacts',
      'lib/forms',
      'lib/grammar',
      'lib/known',
      'lib/network',
      'lib/prosody',
      'lib/russian',
      'lib/sampling',
      'lib/shared',
      'lib/tokenizer',
      'lib/vectors',
    ],
  },
  { path: 'lib/forms', holds: 'rhyme schemes, metres, lines of a poem to write', uses: ['lib/prosody'] },
  {
    path: 'lib/known',
    holds: 'which lines, words and pairs of words the corpus has ([ORIGINALITY.md](ORIGINALITY.md))',
    uses: ['lib/prosody', 'lib/russian', 'lib/shared', 'lib/tokenizer'],
  },
  { path: 'lib/vectors', holds: 'word vectors: which words stand in the same poems', uses: [] },
  {
    path: 'lib/grammar',
    holds: 'how words may be read, what verbs govern, faults of grammar in lines ([GRAMMAR.md](GRAMMAR.md))',
    uses: ['lib/russian', 'lib/shared'],
  },
  {
    path: 'lib/prosody',
    holds: 'stress, sounds, metre, rhyme ([PROSODY.md](PROSODY.md))',
    uses: ['lib/russian', 'lib/shared'],
  },
  {
    path: 'lib/network',
    holds: '`LanguageModel`: the networks, over ONNX Runtime',
    uses: ['lib/shared', 'lib/tokenizer'],
  },
  {
    path: 'lib/artifacts',
    holds: 'manifest, checksums, the stores: folder and S3',
    uses: ['lib/shared'],
  },
  {
    path: 'lib/tokenizer',
    holds: 'normalised text to token ids and back',
    uses: ['lib/russian'],
  },
  { path: 'lib/sampling', holds: 'random numbers from a seed, presets, choice of a token', uses: [] },
  {
    path: 'lib/files',
    holds: 'text files and JSON Lines in the encodings that people have',
    uses: ['lib/russian'],
  },
  { path: 'lib/russian', holds: 'letters and words, ё, obscene words', uses: ['lib/shared'] },
  { path: 'lib/shared', holds: 'what no subject owns, such as hashes', uses: [] },
];

/** Packages that these rooms and files import and no other (tests apart), so that they can be replaced there. */
export const packageHomes: ReadonlyMap<string, readonly string[]> = new Map([
  ['@aws-sdk/client-s3', ['lib/artifacts', 'cli/aws/leftovers.ts']],
  ['aws4', ['lib/artifacts']],
  ['@huggingface/tokenizers', ['lib/tokenizer']],
  ['@resvg/resvg-wasm', ['lib/picture/png.ts']],
  ['aws-cdk-lib', ['infra']],
  ['chardet', ['lib/files']],
  ['fontkit', ['workshop/typeface']],
  ['hono', ['lib/service/localServer.ts']],
  ['onnxruntime-node', ['lib/network']],
  ['telegraf', ['lib/chat/telegram/telegraf.ts']],
]);

/** Lines that a file may have. */
export const MOST_LINES = 250;
