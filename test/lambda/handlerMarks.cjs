// Loaded into a container before its function: tells how long each call of the handler takes.
const Module = require('node:module');
const { join } = require('node:path');

const load = Module._extensions['.js'];
Module._extensions['.js'] = (module, file) => {
  load(module, file);
  if (file !== join(process.env.LAMBDA_TASK_ROOT, 'index.js')) return;
  const { handler } = module.exports;
  module.exports = {
    async handler(...parameters) {
      const started = performance.now();
      const answer = await handler(...parameters);
      process.stderr.write(
        `${JSON.stringify({ part: 'handler', milliseconds: performance.now() - started })}\n`,
      );
      return answer;
    },
  };
};
