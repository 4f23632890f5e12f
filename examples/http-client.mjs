// A poem from a server of yours: npx neural-poet serve, then node http-client.mjs "Ночь, улица"
const [prompt = 'Над крышей тихо тает свет', address = 'http://localhost:3000'] = process.argv.slice(2);

const response = await fetch(new URL('/poem', address), {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ prompt, scheme: 'ABBA', preset: 'tender' }),
});
const answer = await response.json();

if (response.ok) {
  console.log(answer.poem);
  console.log(`\nThe same again: "seed": ${answer.seed}`);
} else {
  // Errors are problem details (RFC 9457): `detail` says what to change.
  console.error(`${answer.title}: ${answer.detail}`);
  process.exitCode = 1;
}
