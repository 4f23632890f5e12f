/** Words in -ого where г is pronounced г, not в. */
const KEPT_G = /^(не|на|по|пре)?(много|строго|дорого|убого|полого|отлого|лого|эго|лего|рого)$/;

/** Spellings that differ from the pronunciation (Avanesov, "Russkoe literaturnoe proiznoshenie"), and how they sound. */
const RESPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/ть?ся$/, 'цца'],
  [/сегодня/, 'севодня'],
  [/лнц/g, 'нц'],
  [/рдц/g, 'рц'],
  [/вств/g, 'ств'],
  [/здн/g, 'зн'],
  [/стн/g, 'сн'],
  [/(сча|зави|сове|жало|уча)стл/g, '$1сл'],
  [/[нт]тск/g, 'нцк'],
  [/[тд]ск/g, 'цк'],
  [/[сз]ч|[жш]ч|стч/g, 'щ'],
  [/[тд]ч/g, 'чч'],
  [/[тд]ц/g, 'цц'],
  [/[сз]ш/g, 'шш'],
  [/[сз]ж/g, 'жж'],
  [/(ску|коне|наро|яи|скворе|пустя|праче|дву|оче)чн/g, '$1шн'],
  [/^что/, 'што'],
  [/^ничто/, 'ништо'],
  [/г(к|ч)/g, 'х$1'],
  [/^бог$/, 'бох'],
];

/** A lower-case word spelled as it is pronounced: «учится» is «учицца», «солнце» is «сонце». Hyphens are dropped. */
export function respell(word: string): string {
  let out = word.replaceAll('-', '');
  if (/[ое]го$/.test(out) && !KEPT_G.test(out)) out = `${out.slice(0, -2)}во`;
  for (const [pattern, instead] of RESPELLINGS) if (pattern.test(out)) out = out.replace(pattern, instead);
  return out;
}
