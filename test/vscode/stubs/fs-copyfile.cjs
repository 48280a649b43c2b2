const fs = require('node:fs');

exports.cp = fs.promises.cp;
exports.copyFile = fs.promises.copyFile;
exports.constants = fs.constants;
exports.isCloneSupported = () => false;
exports.isMacOS = false;
