// Loaded into a worker process before its own program: whoever draws an order named „poison-…“ dies on the spot,
// as a fault in native code or the system's own killer would have it.
const { Piscina } = require('piscina');

const { run } = Piscina.prototype;
Piscina.prototype.run = function (task, options) {
  if (String(task?.data?.orderNumber).startsWith('poison')) process.kill(process.pid, 'SIGKILL');
  return run.call(this, task, options);
};
