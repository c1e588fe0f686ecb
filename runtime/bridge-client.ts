/**
 * The page's side of google.script.run, as the text of a script: put it before any other script of a sidebar or dialog.
 * The page sets `window.__bridge` to the address that takes `{fn, args}` as JSON and answers with an RpcOutcome.
 * Without an answer within the page's life no handler is called, as at Google.
 */
export const BRIDGE_CLIENT = `(function () {
  'use strict';
  var CONCURRENT = 10;
  var running = 0, waiting = [];

  function plain(value, place, around) {
    function refuse(what) { throw new TypeError('Failed due to illegal value in property: ' + place + ' (' + what + ')'); }
    if (value === null || value === undefined) return null;
    if (typeof value === 'number') return isFinite(value) ? value : refuse(String(value));
    if (typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value !== 'object') return refuse(typeof value);
    if (around.indexOf(value) >= 0) return refuse('an object inside itself');
    var inside = around.concat([value]), out, key;
    if (Array.isArray(value)) {
      out = [];
      for (key = 0; key < value.length; key++) out.push(plain(value[key], place + '[' + key + ']', inside));
      return out;
    }
    var parent = Object.getPrototypeOf(value);
    if (parent !== null && parent !== Object.prototype) return refuse((value.constructor && value.constructor.name) || 'class instance');
    out = {};
    for (key in value) if (value[key] !== undefined) out[key] = plain(value[key], place + '.' + key, inside);
    return out;
  }

  /** A form crosses as the values of its fields, by name; a name that occurs more than once gives an array. */
  function formValues(form) {
    var out = {};
    Array.prototype.forEach.call(form.elements, function (field) {
      if (!field.name || field.disabled) return;
      if (field.type === 'file') throw new TypeError('The local runtime takes no files from a form: ' + field.name);
      if ((field.type === 'checkbox' || field.type === 'radio') && !field.checked) return;
      var values = field.type === 'select-multiple'
        ? Array.prototype.filter.call(field.options, function (o) { return o.selected; }).map(function (o) { return o.value; })
        : [field.value];
      values.forEach(function (value) {
        out[field.name] = field.name in out ? [].concat(out[field.name], value) : value;
      });
    });
    return out;
  }

  function start() {
    while (running < CONCURRENT && waiting.length) { running++; waiting.shift()(); }
  }
  function post(fn, args, done) {
    waiting.push(function () {
      fetch(window.__bridge, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ fn: fn, args: args }),
      }).then(function (response) {
        if (!response.ok) throw new Error('NetworkError: Connection failure due to HTTP ' + response.status);
        return response.json();
      }).catch(function (error) {
        return { ok: false, error: { name: 'Error', message: String(error && error.message || error) } };
      }).then(function (outcome) { running--; start(); done(outcome); });
    });
    start();
  }

  function runner(handlers) {
    function change(key) {
      return function (value) {
        var next = { success: handlers.success, failure: handlers.failure, user: handlers.user };
        next[key] = value;
        return runner(next);
      };
    }
    var chain = { withSuccessHandler: change('success'), withFailureHandler: change('failure'), withUserObject: change('user') };
    return new Proxy(chain, {
      get: function (target, name) {
        if (name in target) return target[name];
        if (typeof name !== 'string' || name === 'then') return undefined;
        if (/_$/.test(name)) return undefined;
        return function () {
          var args = Array.prototype.slice.call(arguments);
          if (args.length === 1 && args[0] instanceof HTMLFormElement) args = [formValues(args[0])];
          else args = args.map(function (each, at) { return plain(each, String(at), []); });
          post(name, args, function (outcome) {
            if (outcome.ok) { if (handlers.success) handlers.success(outcome.value, handlers.user); return; }
            var error = new Error(outcome.error.message);
            error.name = outcome.error.name;
            if (handlers.failure) handlers.failure(error, handlers.user);
            else console.error('Uncaught ' + error.name + ': ' + error.message);
          });
        };
      },
    });
  }

  function tellParent(what, value) {
    if (window.parent !== window) window.parent.postMessage({ googleScriptHost: what, value: value }, location.origin);
  }
  window.google = window.google || {};
  window.google.script = {
    run: runner({}),
    host: {
      close: function () { tellParent('close'); },
      setHeight: function (px) { tellParent('setHeight', px); },
      setWidth: function (px) { tellParent('setWidth', px); },
      editor: { focus: function () { tellParent('focus'); } },
      origin: location.origin,
    },
  };
})();`;
