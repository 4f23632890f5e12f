import { seededRandom } from '../../lib/sampling/random.ts';

// The few parts of ONNX's protocol buffers that a table of bigrams needs; numbers are those of onnx.proto3.
const [FLOAT, INT64] = [1, 7];
type Field = Buffer;

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) | 128);
  }
}
const number = (field: number, value: number): Field => Buffer.concat([varint(field * 8), varint(value)]);
const bytes = (field: number, value: Buffer): Field =>
  Buffer.concat([varint(field * 8 + 2), varint(value.length), value]);
const text = (field: number, value: string): Field => bytes(field, Buffer.from(value));
const message = (field: number, ...fields: Field[]): Field => bytes(field, Buffer.concat(fields));

const tensor = (name: string, type: number, dims: number[], data: ArrayBufferView): Field =>
  message(
    5,
    ...dims.map((dim) => number(1, dim)),
    number(2, type),
    text(8, name),
    bytes(9, Buffer.from(data.buffer, data.byteOffset, data.byteLength)),
  );
const node = (type: string, inputs: string[], output: string, ...attributes: Field[]): Field =>
  message(1, ...inputs.map((name) => text(1, name)), text(2, output), text(4, type), ...attributes);
const integer = (name: string, value: number): Field =>
  message(5, text(1, name), number(3, value), number(20, 2));
const value = (field: number, name: string, type: number, width: number): Field =>
  message(
    field,
    text(1, name),
    message(
      2,
      message(1, number(1, type), message(2, message(1, text(2, 'batch')), message(1, number(1, width)))),
    ),
  );

/**
 * An ONNX network with the inputs and outputs of `classic` and random weights: what follows depends on the last token
 * alone.
 *
 * @returns bytes of a model with input `tokens` int64 [batch, window] and output `logits` float32 [batch, vocabulary].
 */
export function tinyNetwork(vocabulary: number, window = 20, width = 8): Uint8Array {
  const random = seededRandom(1);
  const weights = () => Float32Array.from({ length: vocabulary * width }, () => random.uniform() * 2 - 1);
  const graph = message(
    7,
    node('Gather', ['tokens', 'last'], 'token', integer('axis', 1)),
    node('Gather', ['embedding', 'token'], 'embedded'),
    node('MatMul', ['embedded', 'head'], 'logits'),
    text(2, 'tiny'),
    tensor('last', INT64, [], BigInt64Array.of(BigInt(window - 1))),
    tensor('embedding', FLOAT, [vocabulary, width], weights()),
    tensor('head', FLOAT, [width, vocabulary], weights()),
    value(11, 'tokens', INT64, window),
    value(12, 'logits', FLOAT, vocabulary),
  );
  return Buffer.concat([number(1, 9), graph, message(8, text(1, ''), number(2, 17))]);
}
