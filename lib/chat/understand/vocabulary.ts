/** A closed vocabulary: a message of nothing but its words says one kind of thing. */
export type Vocabulary = ReadonlySet<string>;

/** Words of a text, separated by white space. */
export function vocabulary(...texts: readonly string[]): Vocabulary {
  return new Set(texts.join(' ').trim().split(/\s+/u));
}

/** Politeness, particles and names for the bot: they may stand beside anything that is said to it. */
export const fillers = vocabulary(
  'ого ух ура вау а и ну ну-ка же вот ведь да так то ли что-ли уж все всё раз ок окей оке ok okay ладно хорошо ага угу ой ох ах эх эй о слушай слушайте',
  'скажи скажите подскажи подскажите пожалуйста пожалуста пожалуйсто пж пжл пжлст плиз плз плис please pls plz будь добр добра добры будьте',
  'очень большое огромное сильно вообще вобще просто прям прямо реально тоже там тут здесь сейчас сегодня',
  'тебе вам тебя вас ты вы тобой вами мне мной меня мы нам я твой твоя твое твои ваш ваша ваше ваши',
  'бот ботик боту бота поэт поэту поэта поэтик нейропоэт робот роботик друг дружище дружок брат братан бро братишка чувак милый милая дорогой дорогая уважаемый уважаемая мой моя добрый',
  'всем всех ребята there bot poet dear friend man bro so very much you to for the a me my i it is im oh hey man буду будет',
  'бот-поэт ласка ласкаво будь-ласка прошу дуже тобі вам',
);

/** Whether all words of a message are fillers or of these vocabularies, allowing for a mistyped letter. */
export function saysOnly(words: readonly string[], ...vocabularies: readonly Vocabulary[]): boolean {
  return words.every((word) => fillers.has(word) || vocabularies.some((own) => has(own, word)));
}

/** Whether a vocabulary has a word, or one of five letters or more that differs from it by one letter. */
export function has(own: Vocabulary, word: string): boolean {
  if (own.has(word)) return true;
  if (word.length < 5) return false;
  for (const known of own)
    if (known.length >= 5 && known[0] === word[0] && differsByOne(known, word)) return true;
  return false;
}

/** Whether one letter is changed, left out, added, or swapped with its neighbour (Damerau 1964). */
function differsByOne(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const [a, b] = [one.slice(start), other.slice(start)];
  return (
    a.slice(1) === b.slice(1) ||
    a.slice(1) === b ||
    a === b.slice(1) ||
    (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  );
}
