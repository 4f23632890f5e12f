// A poem, its scansion and some rhymes from your own program: npm install neural-poet, node library.mjs "Ночь, улица"
import { loadPoet, Problem } from 'neural-poet';

const prompt = process.argv[2] ?? 'Над крышей тихо тает свет';
// Loading takes a few tenths of a second: do it once.
const poet = await loadPoet();

try {
  const { poem, seed, meter, scheme } = await poet.write({
    prompt,
    scheme: 'ABBA',
    budgetMs: 10_000,
    seed: 7,
  });
  console.log(`${poem}\n\n${meter}, ${scheme}, seed ${seed}`);

  const { markup, technicality } = poet.scan(poem);
  console.log(`\n${markup}\n\nHow well it keeps its metre, 0 to 1: ${technicality.toFixed(2)}`);

  const rhymes = poet.rhymes('любовь').slice(0, 5);
  console.log(`\n«Любовь» rhymes with ${rhymes.map(({ word }) => word).join(', ')}`);
} catch (error) {
  // A Problem says which field of the request is wrong, and what it may be.
  if (!(error instanceof Problem)) throw error;
  console.error(error.details.field, error.message);
  process.exitCode = 2;
}
