// What mailauth uses of libmime when it verifies: where a body's parts begin, which is not asked for here.
module.exports = { parseHeaderValue: () => ({ value: '', params: {} }) };
