/** Function words, which lose their stress in running speech. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** The words without a vowel. The lexicon lists stresses, so it lacks them. */
export const VOWELLESS = set('в к с б ж');

/** Monosyllables that are hardly ever stressed: prepositions, conjunctions, particles. */
const CLITICS = set(
  'и а но да же ж ли ль бы б не ни в на по за до от из к с о об у под над при про для без во со ко обо изо ' +
    'подо чрез пред сквозь меж вне иль чтоб хоть коль лишь уж ведь то как что чем',
);

/** Monosyllables whose stress is weak: pronouns, adverbs of place and time, auxiliaries. */
const LIGHT = set(
  'я ты он мы вы их им ей ею мне мной мой твой свой наш ваш нас вас нам вам мя тя так тут там где вот кто вся все ' +
    'всё всю всех всем тот та те той том тех тем ту сей сих сим был быть есть будь раз вдруг пусть здесь еще нет',
);

/** Longer words that may have no stress at all. */
const UNSTRESSED = set(
  'или перед передо предо через между меж либо ибо чтобы дабы если среди после около кроме вокруг словно будто ' +
    'точно разве хотя только подле возле ради из-за из-под надо над подо это этот эта эти было были была будет',
);

/** Pronouns, mostly of two syllables, with a weak stress. */
const PRONOUNS = set(
  'меня тебя себя его ему её ее они она оно мною тобой собой тобою собою мои моя моё мое мою моей моих моим твоя ' +
    'твои твою твоё твое твоей твоих свои своя свою своё свое своей своих своим они когда куда нибудь пока уже ещё ' +
    'еще тебе себе мене тогда лишь чего кого тому кому чему всего всему',
);

/** Parts after a hyphen that never take the stress: «кто-нибудь», «скажи-ка». */
export const PARTICLES = set('то либо нибудь ка таки де с тка тко ко ста ли же бы');

/** How easily a word loses its stress: a clitic at once, a light word at a small cost, a full word hardly ever. */
export type Weight = 'clitic' | 'light' | 'full';

/** Weight of a lower-case word of `syllables` syllables. */
export function weightOf(word: string, syllables: number): Weight {
  if (syllables === 0) return 'clitic';
  if (syllables === 1) return CLITICS.has(word) ? 'clitic' : LIGHT.has(word) ? 'light' : 'full';
  return UNSTRESSED.has(word) ? 'clitic' : PRONOUNS.has(word) ? 'light' : 'full';
}
