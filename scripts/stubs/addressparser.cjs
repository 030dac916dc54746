// mailauth reads the author of a message for an alignment that is not asked for here.
module.exports = () => [];
