// Takes the place of packages that a bundle never uses, although a file that it shares loads them: whatever is asked of it,
// it gives itself.
const leftOut = new Proxy(() => leftOut, { get: () => leftOut });
module.exports = leftOut;
