// Loaded into a container before its function: tells how long each call of the handler takes.
const { Script } = require('node:vm');

const run = Script.prototype.runInThisContext;
Script.prototype.runInThisContext = function (...options) {
  const bundle = run.apply(this, options);
  return (exports, require, module, ...rest) => {
    bundle(exports, require, module, ...rest);
    const { handler } = module.exports;
    module.exports = {
      ...module.exports,
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
};
