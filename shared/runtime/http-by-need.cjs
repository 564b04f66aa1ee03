/**
 * node:http for bundles. An ES module that imports it makes Node read all of its names at once, and three of them load
 * the whole of fetch, HTTP/2 and TLS, which nobody here asks for: a tenth of a second before a command or function begins.
 * As a CommonJS module each name is read when it is used.
 */
module.exports = process.getBuiltinModule("node:http");
