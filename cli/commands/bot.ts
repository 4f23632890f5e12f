import pc from 'picocolors';
import { storeFromEnvironment } from '../../lib/artifacts/fromEnvironment.ts';
import { readArtifacts } from '../../lib/artifacts/loader.ts';
import { Bot } from '../../lib/chat/telegram/bot.ts';
import { poll } from '../../lib/chat/telegram/polling.ts';
import { defaultPreset } from '../../lib/sampling/presets.ts';
import { startPool } from '../../lib/service/pool/startPool.ts';
import { logToStderr } from '../../lib/shared/log.ts';
import { artifactsEnvironment, poolEnvironment, poolFromEnvironment } from '../shared/environment.ts';
import { say } from '../shared/locale.ts';
import { Command } from '../shared/run.ts';
import { advised, botToken, telegramEnvironment } from '../shared/telegram.ts';
import { FileFeedback, votesEnvironment, votesFile } from '../shared/votesFile.ts';

export function botCommand(): Command {
  return new Command('bot')
    .description(
      say(
        'Answer in Telegram from this machine, by long polling, with the local network',
        'Отвечать в Telegram с этого компьютера',
      ),
    )
    .addHelpText(
      'after',
      telegramEnvironment(...poolEnvironment, ...artifactsEnvironment, ...votesEnvironment),
    )
    .action(start);
}

async function start(): Promise<void> {
  // Telegraf's node-fetch uses what Node warns of, and nobody here can change that.
  process.noDeprecation = true;
  const { connect } = await import('../../lib/chat/telegram/telegraf.ts');
  const call = connect(botToken(), process.env['TELEGRAM_API_ROOT']);
  const service = startPool({ log: logToStderr, ...poolFromEnvironment() });
  // A bot that can't write asks Telegram for nothing. The manifest's errors say what to correct.
  await readArtifacts(storeFromEnvironment(), () => []);
  const rehearsal = await service.answer({ prompt: 'Над крышей тихо тает свет', preset: defaultPreset });
  if ('status' in rehearsal) throw new Error(`No poem can be written here. ${rehearsal.detail}`);
  const me = await advised(call('getMe', {}));
  const bot = new Bot({
    call,
    invoke: (request, signal) => service.answer(request, signal),
    feedback: new FileFeedback(votesFile(), (message) => console.error(pc.yellow(message))),
    draw: async (request, signal) => (await service.drawPoem(request, 'png', signal)).picture,
    me: { id: me.id, username: me.username },
    log: logToStderr,
  });
  console.log(`${pc.green(`@${me.username} answers.`)} Ctrl-C stops it.`);
  const onTrouble = (error: Error) => console.error(pc.yellow(`${error.message}; trying again`));
  await advised(poll(bot, call, { stop: stopSignal(), onTrouble }));
}

function stopSignal(): AbortSignal {
  const stop = new AbortController();
  const onSignal = () => {
    // A second signal does not wait for the poems under way.
    if (stop.signal.aborted) process.exit(1);
    stop.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return stop.signal;
}
