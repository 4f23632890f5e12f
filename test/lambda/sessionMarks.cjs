// Loaded into a container before its function: tells how long ONNX Runtime's library and the network take to load.
const { dlopen } = process;
const tell = (part, started) =>
  process.stderr.write(`${JSON.stringify({ part, milliseconds: performance.now() - started })}\n`);

process.dlopen = (module, file, ...rest) => {
  if (!file.endsWith('onnxruntime_binding.node')) return dlopen(module, file, ...rest);
  const started = performance.now();
  dlopen(module, file, ...rest);
  tell('library', started);
  const { prototype } = module.exports.InferenceSession;
  const { loadModel } = prototype;
  prototype.loadModel = function (...parameters) {
    const from = performance.now();
    const result = loadModel.apply(this, parameters);
    tell('session', from);
    return result;
  };
};
