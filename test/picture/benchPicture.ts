/** Draws poems of several lengths, and prints how long that takes and how large they are: `npm run bench:picture`. */
import { drawPicture, type Pictured } from '../../lib/picture/picture.ts';
import { quantile } from '../../workshop/statistics/quantile.ts';

const quatrain = `Над крышей тихо тает свет,
И снег ложится на дорогу,
А у окна ответа нет,
И вечер близится к порогу.`;
const [warmUp, times] = [5, 50];

const poemOf = (stanzas: number): Pictured => ({
  poem: Array<string>(stanzas).fill(quatrain).join('\n\n'),
  seed: 7,
});
const prompt = quatrain.slice(0, quatrain.indexOf('\n'));

const started = performance.now();
await drawPicture(poemOf(2), prompt, 'png');
console.log(`first PNG of a process, ${(performance.now() - started).toFixed(0)} ms`);

console.log('lines, format, kB, median ms, 99th percentile ms, median processor ms');
for (const stanzas of [1, 2, 4, 10]) {
  for (const format of ['svg', 'png'] as const) {
    const taken: number[] = [];
    const used: number[] = [];
    let bytes = 0;
    for (let time = -warmUp; time < times; time++) {
      const [wall, processor] = [performance.now(), process.cpuUsage()];
      bytes = (await drawPicture(poemOf(stanzas), prompt, format)).length;
      if (time < 0) continue;
      taken.push(performance.now() - wall);
      const { user, system } = process.cpuUsage(processor);
      used.push((user + system) / 1000);
    }
    const figures = [bytes / 1000, quantile(taken, 0.5), quantile(taken, 0.99), quantile(used, 0.5)];
    console.log([stanzas * 4, format, ...figures.map((figure) => figure.toFixed(1))].join(', '));
  }
}
