import type { Command } from 'commander';
import { say } from './locale.ts';

/** What commander writes of its own, in Russian. */
const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Вызов:',
  'Arguments:': 'Аргументы:',
  'Options:': 'Параметры:',
  'Commands:': 'Команды:',
};

/** Makes a command's help, and that of the commands added to it, speak the reader's language. */
export function speakReadersLanguage<C extends Command>(command: C): C {
  return command
    .configureHelp({
      styleTitle: (title) => say(title, TITLES[title] ?? title),
      styleDescriptionText: (text) =>
        say(text, text.replace('default: ', 'по умолчанию ').replace('choices: ', 'одно из ')),
    })
    .helpOption('-h, --help', say('display help for command', 'показать эту справку'))
    .helpCommand('help [command]', say('display help for command', 'справка о команде'));
}
