// Appends at once and never rotates, so a log survives a crash. Each name is exported by a statement of its own: VS
// Code's ES modules import them by name, and Node finds the names of a CommonJS module only in this form.
const fs = require('node:fs');
const path = require('node:path');

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];
let defaultLevel = levels.indexOf('info');

class Logger {
	constructor(_type, name, file) {
		this.name = name;
		this.file = file;
		this.level = defaultLevel;
		this.plain = false;
		fs.mkdirSync(path.dirname(file), { recursive: true });
	}
	write(level, message) {
		if (level >= this.level) {
			const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
			const line = this.plain ? String(message) : `${time} [${levels[level]}] ${message}\n`;
			fs.appendFileSync(this.file, line);
		}
	}
	trace(message) {
		this.write(0, message);
	}
	debug(message) {
		this.write(1, message);
	}
	info(message) {
		this.write(2, message);
	}
	warn(message) {
		this.write(3, message);
	}
	error(message) {
		this.write(4, message);
	}
	critical(message) {
		this.write(5, message);
	}
	getLevel() {
		return this.level;
	}
	setLevel(level) {
		this.level = level;
	}
	clearFormatters() {
		this.plain = true;
	}
	setPattern() {}
	flush() {}
	drop() {}
}

const createLogger = async (name, file) => new Logger('rotating', name, file);

exports.version = 0;
exports.Logger = Logger;
exports.setLevel = level => {
	defaultLevel = level;
};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
