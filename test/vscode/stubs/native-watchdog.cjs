// The extension host also looks for its parent every second by itself.
exports.start = () => {};
