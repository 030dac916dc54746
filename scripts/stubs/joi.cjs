// What mailauth uses of joi: whether a text is base64, padded or not.
const isBase64 = (text) => /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.replace(/=+$/, '').length % 4 !== 1;
const schema = {
  string: () => schema,
  base64: () => schema,
  validate: (text) => (isBase64(text) ? {} : { error: new Error('no base64') }),
};
module.exports = schema;
